import type { Spec } from '../../gates/kit/spec.ts';
import { contains } from './domain.ts';
import { complexity } from './shrink.ts';

/** Entries that may be any number: those of other domains keep what holds them together. */
const isFree = ({ domain }: Spec): boolean =>
  domain === 'real' || domain === 'nonzero' || domain === 'positive';

/** How many entries are less far from 0, for every free entry of all inputs; they have no size twice. */
function ranksOf(specs: readonly Spec[], values: readonly Float64Array[]): Map<number, number> {
  const sizes = values.flatMap((data, k) => (isFree(specs[k]) ? [...data].map(Math.abs) : []));
  const distinct = [...new Set(sizes)].toSorted((a, b) => a - b);
  return new Map(distinct.map((size, rank) => [size, rank] as const));
}

/**
 * Numbers for the same inputs that are simpler to read: all of them at once, in the same order and of the same
 * signs, as 1, 2, 3 and so on, or a little beside; then one at a time. No two become alike, nor one the other's
 * negative, so that what failed without a tie does not go on at one.
 */
export function* simplerValues(
  specs: readonly Spec[],
  values: readonly Float64Array[],
): Generator<readonly Float64Array[]> {
  const ranks = ranksOf(specs, values);
  for (const beside of [1, 1.25]) {
    const all = values.map((data, k) =>
      isFree(specs[k])
        ? data.map((x) => Math.sign(x) * (ranks.get(Math.abs(x))! + beside))
        : data.slice(),
    );
    const before = values.flatMap((data) => [...data]);
    const after = all.flatMap((data) => [...data]);
    if (after.some((x, i) => complexity(x) < complexity(before[i]))) yield all;
  }
  for (const [k, data] of values.entries()) {
    if (!isFree(specs[k])) continue;
    for (const [i, x] of data.entries()) {
      for (const y of [1, -1, 2, -2, Math.trunc(x), Math.round(x * 8) / 8]) {
        const isTaken = y === 0 || (ranks.has(Math.abs(y)) && Math.abs(y) !== Math.abs(x));
        if (isTaken || !contains(specs[k].domain, y) || complexity(y) >= complexity(x)) continue;
        yield values.map((other, at) => (at === k ? other.with(i, y) : other.slice()));
      }
    }
  }
}

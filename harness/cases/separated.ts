import type { Spec } from '../../gates/kit/spec.ts';
import { sizeOf } from '../../gates/kit/tensor.ts';
import { bend } from './domain.ts';
import type { Random } from './random.ts';

/** The distance of neighbours, a power of two: so many entries lie within ±4, and a few within ±2. */
const spacing = (count: number): number =>
  2 ** Math.min(-2, Math.floor(Math.log2(8 / Math.max(1, count))));

function shuffled(random: Random, count: number): number[] {
  const ranks = Array.from({ length: count }, (_, k) => k);
  for (let k = count - 1; k > 0; k--) {
    const other = random.nextInt(0, k);
    [ranks[k], ranks[other]] = [ranks[other], ranks[k]];
  }
  return ranks;
}

/** Bounds of a domain that has any: its entries lie strictly between them. */
function boundsOf({ domain }: Spec): readonly [number, number] | null {
  if (domain === 'positive') return [0, Infinity];
  if (typeof domain !== 'object') return null;
  if ('interval' in domain) return domain.interval;
  return 'greaterThan' in domain ? [domain.greaterThan, Infinity] : null;
}

/** Deals out ranks to the inputs that lie within the same bounds, no rank twice. */
function bounded(
  random: Random,
  specs: readonly Spec[],
  sizes: readonly number[],
): (k: number) => { readonly ranks: readonly number[]; readonly of: number } {
  const together = Map.groupBy(specs.keys(), (k) => String(boundsOf(specs[k])));
  const dealt = new Map<number, { ranks: number[]; of: number }>();
  for (const inputs of together.values()) {
    const of = inputs.reduce((sum, k) => sum + sizes[k], 0);
    const ranks = boundsOf(specs[inputs[0]]) === null ? [] : shuffled(random, of);
    for (const k of inputs) dealt.set(k, { ranks: ranks.splice(0, sizes[k]), of });
  }
  return (k) => dealt.get(k)!;
}

/**
 * Numbers of which no two are near each other, in one input or in several, nor near another's negative,
 * nor near a whole number: no kink is met by accident, and no order is in doubt.
 *
 * @returns the entries of each input, exact in float32
 */
export function separated(random: Random, specs: readonly Spec[]): Float64Array[] {
  const sizes = specs.map(({ shape }) => sizeOf(shape as readonly number[]));
  const isFree = (k: number): boolean =>
    specs[k].domain === 'real' || specs[k].domain === 'nonzero';
  const count = sizes.reduce((sum, size, k) => sum + (isFree(k) ? size : 0), 0);
  const step = spacing(count);
  const ranks = shuffled(random, count);
  // A quarter of a step: absolute values are no closer to each other than half a step then.
  const shift = (random.nextInt(0, 1) === 0 ? -step : step) / 4 + random.nextInt(-1, 1) / 128;
  let next = 0;
  const rankWithin = bounded(random, specs, sizes);
  return specs.map((spec, k) => {
    const size = sizes[k];
    if (isFree(k)) {
      return Float64Array.from({ length: size }, () => {
        const odd = 2 * ranks[next++] + 1 - count + (count % 2);
        return (odd * step) / 2 + shift;
      });
    }
    const bounds = boundsOf(spec);
    if (bounds === null) {
      const data = Float64Array.from(shuffled(random, size), (rank) => rank + 1);
      bend(random, data, spec.domain, (spec.shape.at(-1) ?? 0) as number, {});
      return data.map(Math.fround);
    }
    const [low, high] = bounds;
    const { ranks: own, of } = rankWithin(k);
    const gap = high === Infinity ? step : (high - low) / (of + 1);
    return Float64Array.from(own, (rank) => Math.fround(low + gap * (rank + 1 + shift / 4)));
  });
}

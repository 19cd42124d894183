import type { Dimension, Spec } from '../../gates/kit/spec.ts';
import { oneOf, type Random } from './random.ts';

export type Lengths = Readonly<Record<string, number>>;

/** The named dimensions of some specs, each with the smallest length that all of them allow. */
export function dimensionsOf(specs: readonly Spec[]): Map<string, number> {
  const least = new Map<string, number>();
  for (const { shape, min } of specs) {
    for (const dimension of shape) {
      if (typeof dimension === 'string') least.set(dimension, least.get(dimension) ?? 0);
    }
    for (const [dimension, length] of Object.entries(min)) {
      least.set(dimension, Math.max(length, least.get(dimension) ?? 0));
    }
  }
  return least;
}

/** Small primes: a product of two of them is no other length, so that a wrong shape never fits. */
const primes = [2, 3, 5, 7];

function shuffled(random: Random, items: readonly number[]): number[] {
  const left = [...items];
  return items.map(() => left.splice(random.nextInt(0, left.length - 1), 1)[0]);
}

/**
 * Lengths that attack: pairwise distinct primes, in which no transpose hides; all equal, in which
 * nothing is told by its shape; ones, which broadcast; an axis of length 0; and any mixture.
 */
export function drawLengths(random: Random, least: ReadonlyMap<string, number>): Lengths {
  const names = [...least.keys()];
  const kind = random.nextInt(0, 9);
  const distinct = shuffled(random, primes);
  const same = oneOf(random, [2, 3, 4]);
  const empty = random.nextInt(0, Math.max(0, names.length - 1));
  const lengthOf = (k: number): number => {
    if (kind < 5) return distinct[k % distinct.length];
    if (kind < 7) return same;
    if (kind === 7) return random.nextInt(0, 2) === 0 ? oneOf(random, primes) : 1;
    if (kind === 8) return random.nextInt(1, 7);
    return k === empty ? random.nextInt(0, 1) : oneOf(random, primes);
  };
  return Object.fromEntries(
    names.map((name, k) => [name, Math.max(least.get(name)!, lengthOf(k))] as const),
  );
}

/** The lengths of a shape's axes. */
export const shapeIn = (shape: readonly Dimension[], lengths: Lengths): number[] =>
  shape.map((dimension) => (typeof dimension === 'number' ? dimension : lengths[dimension]));

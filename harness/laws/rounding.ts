import type { Precision } from '../numeric/dtype.ts';
import type { Asking, Point } from '../question.ts';
import type { Work } from '../work.ts';

/**
 * What roundings may do to an equation between sums of claims, counted and not guessed: each term carries a few, and a
 * claim itself carries those of the numbers it was made of. These are of the size of the cotangent times the largest claim
 * or the output, such as 1 − ŷ of a softmax, even where the claim has cancelled to almost nothing. Below the smallest
 * numbers of the dtype digits are lost.
 *
 * @param largest the largest claim
 * @param others the terms of the equation, besides one for each entry of the cotangent; those of a tangent
 * @returns the bound for terms of a size, in all
 */
export function roundingOf(
  { plan, field }: Work,
  u: Float64Array,
  largest: number,
  others: readonly Float64Array[] = [],
): (size: number) => number {
  const madeOf = u.map((_, i) => {
    const output = Math.abs(field.value[i]);
    return Math.max(largest, output < 1 ? output : 1);
  });
  return roundingBy(plan.precision, u, madeOf, others);
}

/**
 * The same for any vector that something is linear in.
 *
 * @param madeOf for each of its entries the size of the numbers that claims by it are made of
 */
export function roundingBy(
  { roundoff, tiny }: Precision,
  u: Float64Array,
  madeOf: Float64Array,
  others: readonly Float64Array[] = [],
): (size: number) => number {
  let count = u.length + 4;
  let moved = 1;
  for (const v of others) {
    count += v.length;
    for (const x of v) moved = Math.max(moved, Math.abs(x));
  }
  let [standing, most] = [0, 1];
  u.forEach((x, i) => {
    standing += Math.abs(x) * madeOf[i];
    most = Math.max(most, Math.abs(x));
  });
  const own = 16 * standing * moved + 8 * tiny * most * count;
  return (size) => 4 * roundoff * (count * size + own);
}

/** The size of the largest finite entry. */
export function largestIn(gradients: readonly Float64Array[]): number {
  let largest = 0;
  for (const numbers of gradients) {
    for (const x of numbers) if (Math.abs(x) < Infinity) largest = Math.max(largest, Math.abs(x));
  }
  return largest;
}

/** By how much a vector is bent to and fro, relatively: by a few last places, and by more than some roundings inside. */
const bends = [2 ** -44, 2 ** -36, 2 ** -30, 2 ** -26, 2 ** -22, 2 ** -18];

/** By how many units of the last place the numbers of the point differ at most then. */
const places = 4;

/** How many times what was seen of them roundings may be: they were seen a few times only. */
const unseen = 8;

/** Asks once more, at a point that differs in its last places; null where there is no answer. */
type Again = (
  bent: (u: Float64Array) => Float64Array,
  point: Point,
) => Asking<readonly Float64Array[] | null>;

/**
 * What the roundings inside a subject do to answers that are linear in a cotangent or in tangents. They may be all that
 * is left of terms that have cancelled, and roundings of those cannot be counted from outside.
 *
 * The mean of the answers to a vector that is bent to and fro by a little is the answer itself, but for roundings;
 * for one that is squared or clipped, too. The point differs in its last places the while.
 *
 * @param answers what came at first
 * @returns for each of the answers a bound
 */
export function* roughnessOf(
  { layout, point, plan, random }: Work,
  answers: readonly Float64Array[],
  again: Again,
): Asking<readonly Float64Array[]> {
  const { roundoff, round } = plan.precision;
  const most = answers.map(({ length }) => new Float64Array(length));
  for (const bend of bends) {
    const salt = random.nextInt();
    const bent = (by: number) => (numbers: Float64Array) =>
      numbers.map((x, j) =>
        round(x + (by * x * (Math.imul(j + salt, 0x9e3779b1) >> 16)) / 2 ** 15),
      );
    const near = point.map((data, k) =>
      layout.wrt.includes(k)
        ? data.map((x) => round(x + 2 * roundoff * random.nextInt(-places, places) * x))
        : data,
    );
    const size = Math.max(bend, 16 * roundoff);
    const to = yield* again(bent(size), near);
    const fro = yield* again(bent(-size), near);
    if (to === null || fro === null) continue;
    answers.forEach((numbers, k) => {
      const bound = most[k];
      for (let j = 0; j < bound.length; j++) {
        const moved = unseen * Math.abs((to[k][j] + fro[k][j]) / 2 - numbers[j]);
        if (moved > bound[j]) bound[j] = moved;
      }
    });
  }
  return most;
}

import type { Point } from '../question.ts';
import type { Work } from '../work.ts';

/**
 * What roundings may do to an equation between sums of claims, counted and not guessed: each term
 * carries a few, and a claim itself carries those of the numbers it was made of, which are of the
 * size of the cotangent even where the claim has cancelled to almost nothing.
 *
 * @param v the tangent, where there is one
 * @param size the sum of the absolute values of all terms
 * @param largest the largest claim
 */
export function roundingOf(
  work: Work,
  u: Float64Array,
  v: Point | null,
  size: number,
  largest: number,
): number {
  const { roundoff } = work.plan.precision;
  let cotangent = 0;
  for (const x of u) cotangent += Math.abs(x);
  let moved = 1;
  let terms = u.length;
  for (const k of v === null ? [] : work.layout.wrt) {
    terms += v![k].length;
    for (const x of v![k]) moved = Math.max(moved, Math.abs(x));
  }
  return 4 * roundoff * ((terms + 4) * size + 16 * cotangent * Math.max(1, largest) * moved);
}

import { largestOf } from '../numeric/sparse.ts';
import type { Asking, Point } from '../question.ts';
import type { Work } from '../work.ts';

/**
 * What roundings may do to an equation between sums of claims, counted and not guessed: each term
 * carries a few, and a claim itself carries those of the numbers it was made of, which are of the
 * size of the cotangent even where the claim has cancelled to almost nothing.
 *
 * @param size the sum of the absolute values of all terms
 */
export function* roundingOf(
  work: Work,
  u: Float64Array,
  v: Point | null,
  size: number,
): Asking<number> {
  const { roundoff } = work.plan.precision;
  let largest = 1;
  const claims = work.plan.offers.vjp ? yield* work.claimsByVjp() : [];
  if (!('refused' in claims)) {
    for (const claim of claims) largest = largestOf(claim, largest);
  }
  const cotangent = u.reduce((sum, x) => sum + Math.abs(x), 0);
  let moved = 1;
  let terms = u.length;
  for (const k of v === null ? [] : work.layout.wrt) {
    terms += v![k].length;
    for (const x of v![k]) moved = Math.max(moved, Math.abs(x));
  }
  return 4 * roundoff * ((terms + 4) * size + 16 * cotangent * largest * moved);
}

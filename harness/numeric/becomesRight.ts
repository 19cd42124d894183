import type { Asking } from '../question.ts';
import type { Claim, Entry } from './compare.ts';
import { axis, type Field } from './field.ts';
import type { Slope } from './slope.ts';
import { roundings } from './slopes.ts';

/** How far to go, of the distance over which f cannot tell. */
const shares = [1, 0.75, 0.5];

/**
 * Whether a claim is right as soon as one goes, to either side, a distance over which f cannot tell the claimed
 * slope from the measured one: both would move it by no more than its own rounding.
 *
 * There a kink is as near as rounding lets it be: max(cos x, 1) at 10⁻⁹ takes the first of two equal numbers.
 * A claim that is wrong for another reason is as wrong beside the point.
 */
export function* becomesRight(
  field: Field,
  claim: Claim,
  { row, column, claimed }: Entry,
  { lower, upper }: Slope,
): Asking<boolean> {
  const off = Math.max(lower - claimed, claimed - upper);
  const far = (roundings * field.precision.roundoff * field.sizes[row]) / off;
  if (!(far > 0 && far < Infinity)) return false;
  for (const side of [1, -1]) {
    const steps = shares.map((share) => side * share * far);
    const claims = yield* claim.entryAlong(row, column, axis(claim.input, column), steps);
    if (claims.every((there) => there >= lower && there <= upper)) return true;
  }
  return false;
}

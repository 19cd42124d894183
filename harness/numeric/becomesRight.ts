import type { Asking } from '../question.ts';
import type { Claim } from './claim.ts';
import type { Entry } from './entryList.ts';
import { axis, type Field } from './field.ts';
import type { Slope } from './slope.ts';
import { roundings } from './terms.ts';

/** How far to go, of the distance over which f cannot tell. */
const shares = [1, 0.75, 0.5];

/** How near a claim that is wrong for a kink nearby is as wrong, in units of the last place of the entry. */
const near = 8;

/** The least distance, in the same units. */
const least = 2 ** 10;

/**
 * Whether a claim is right as soon as one goes, to either side, a distance over which f cannot tell the claimed
 * slope from the measured one: both would move it by no more than its own rounding.
 *
 * There a kink is as near as rounding lets it be: max(cos x, 1) at 10⁻⁹ takes the first of two equal numbers.
 * A claim that is wrong for another reason is as wrong beside the point, or wrong at the point alone.
 */
export function* becomesRight(
  field: Field,
  claim: Claim,
  { row, column, claimed }: Entry,
  { lower, upper }: Slope,
): Asking<boolean> {
  const off = Math.max(lower - claimed, claimed - upper);
  const { roundoff } = field.precision;
  const far = (roundings * roundoff * field.sizes[row]) / off;
  const place = 2 * roundoff * Math.abs(field.point[claim.input][column]);
  if (!(far > 0 && far >= least * place && far < Infinity)) return false;
  const along = axis(claim.input, column);
  const isRight = (there: number): boolean => there >= lower && there <= upper;
  const beside = Math.max(near * place, 2 ** -40 * far);
  const nearby = yield* claim.entryAlong(row, column, along, [beside, -beside]);
  if (nearby.every(isRight)) return false;
  for (const side of [1, -1]) {
    const steps = shares.map((share) => side * share * far);
    const claims = yield* claim.entryAlong(row, column, along, steps);
    if (claims.every(isRight)) return true;
  }
  return false;
}

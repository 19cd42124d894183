import type { Asking } from '../question.ts';
import type { Claim, Entry } from './compare.ts';
import type { Slope } from './examine.ts';
import type { Field } from './field.ts';
import { everywhere, noiseIn } from './noise.ts';
import { largestOf } from './sparse.ts';

/**
 * How rough one claimed entry is: claims have roundings too, such as those of ŷ − y at a confident
 * answer, which is good to u absolutely and to nothing relatively.
 *
 * No more is granted than rounding can explain: u (or what the forward's own noise makes of it)
 * times the largest claim, or 1. A gradient that was made noisy, or rounded to another dtype, is wrong.
 */
export function* roughnessOfClaim(
  field: Field,
  claim: Claim,
  entry: Entry,
  slope: Slope,
): Asking<number> {
  const { precision, value } = field;
  const largest = largestOf(claim.matrix, 1);
  const effective = slope.noise / Math.abs(value[entry.row]);
  const granted = 64 * Math.max(precision.roundoff, effective || 0) * largest;
  const short = Math.max(slope.lower - entry.claimed, entry.claimed - slope.upper);
  if (!(short <= granted) || slope.kind === 'kink') return 0;
  const [noise] = yield* noiseIn(
    precision.bits,
    function* (steps) {
      const came = yield* claim.entryAlong(entry.row, entry.column, everywhere(field), steps);
      return came.map((claimed) => [claimed]);
    },
    1,
    () => granted / 4,
  );
  return Math.min(granted, 4 * Math.max(noise.rounding, noise.beyond));
}

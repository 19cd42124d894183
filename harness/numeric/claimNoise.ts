import type { Asking } from '../question.ts';
import type { Claim, Entry } from './compare.ts';
import type { Slope } from './slope.ts';
import type { Field } from './field.ts';
import { everywhere, noiseIn } from './noise.ts';
import { largestOf } from './sparse.ts';

/** How far away, relative to the inputs, it is seen how much a claim depends on them. */
const wide = 2 ** -8;

/**
 * How rough one claimed entry is: claims have roundings too, such as those of ŷ − y at a confident
 * answer, which is good to u absolutely and to nothing relatively.
 *
 * No more is granted than rounding can explain: u (or what the forward's own noise makes of it)
 * times the largest claim, or 1, or what the inputs' own roundings make of the claim. A gradient that was made noisy, or rounded to another dtype, is wrong.
 */
export function* roughnessOfClaim(
  field: Field,
  claim: Claim,
  entry: Entry,
  slope: Slope,
): Asking<number> {
  const { precision, sizes } = field;
  const largest = largestOf(claim.matrix, 1);
  const size = sizes[entry.row];
  const effective = size > 0 ? Math.min(slope.noise / size, 2 ** -10) : 0;
  const direction = everywhere(field);
  const moved = yield* claim.entryAlong(entry.row, entry.column, direction, [-wide, wide]);
  const condition = Math.max(...moved.map((claimed) => Math.abs(claimed - entry.claimed))) / wide;
  const scale = condition < Infinity ? Math.max(largest, condition) : largest;
  const granted = 64 * Math.max(precision.roundoff, effective) * scale;
  const short = Math.max(slope.lower - entry.claimed, entry.claimed - slope.upper);
  if (!(short <= granted) || slope.kind === 'kink') return 0;
  const [noise] = yield* noiseIn(
    precision,
    function* (steps) {
      const came = yield* claim.entryAlong(entry.row, entry.column, direction, steps);
      return came.map((claimed) => [claimed]);
    },
    1,
    () => granted / 4,
  );
  return Math.min(granted, 4 * Math.max(noise.rounding, noise.beyond));
}

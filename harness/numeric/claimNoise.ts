import type { Asking } from '../question.ts';
import type { Claim } from './claim.ts';
import type { Entry } from './entryList.ts';
import type { Slope } from './slope.ts';
import type { Field } from './field.ts';
import { everywhere, noiseIn } from './noise.ts';
import { largestOf } from './sparse.ts';

/** How far away, relative to the inputs, it is seen how much a claim depends on them. */
const wide = 2 ** -8;

/** Places at which a claim that stands still nearby is seen to move by whole roundings. */
const farther = [-(2 ** -1), -(2 ** -2), -(2 ** -3), 2 ** -3, 2 ** -2, 2 ** -1];

const isMultiple = (x: number, unit: number): boolean => Number.isInteger(x / unit);

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
  const places = [-wide, wide, ...farther];
  const there = yield* claim.entryAlong(entry.row, entry.column, direction, places);
  const moved = there.map((claimed) => Math.abs(claimed - entry.claimed));
  const condition = Math.max(...moved.slice(0, 2)) / wide;
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
  // 1/(1 + e⁻ˣ) − 1 stands still at 40, and moves by roundings of 1 at 35.
  const unit = precision.roundoff * largest;
  const isQuantised = moved.some((by) => by > 0) && moved.every((by) => isMultiple(by, unit));
  return Math.min(granted, 4 * Math.max(noise.rounding, noise.beyond, isQuantised ? unit : 0));
}

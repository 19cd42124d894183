import type { Field } from './field.ts';
import { at, type History } from './history.ts';
import { largestQuantum } from './noise.ts';
import { firstStep } from './terms.ts';
import type { Range } from './slope.ts';

/**
 * Which slopes f may have though it stands still: over as far as it does, they move it by no more than the
 * rounding of an intermediate result, which is of the size of 1, or of the inputs, however small f is.
 *
 * log(1 + eˣ) at −40 is 0 at every step, and its slope is 10⁻¹⁸.
 *
 * @returns null where f moves over steps that a slope is read off: at a peak it stands still over fine ones only
 */
export function stillness(field: Field, { steps, up, down }: History, row: number): Range | null {
  const f0 = field.value[row];
  let first = steps.length;
  while (first > 0 && at(up, first - 1, row) === f0 && at(down, first - 1, row) === f0) first--;
  if (!(steps[first] >= firstStep)) return null;
  const most = largestQuantum(field, row) / steps[first];
  return { lower: -most, upper: most, bar: null };
}

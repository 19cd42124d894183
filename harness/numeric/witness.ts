import type { Asking } from '../question.ts';
import type { Entry } from './entryList.ts';
import { examine } from './examine.ts';
import { axis, type Field } from './field.ts';

/** How much shorter the steps of each witness are: none is a power of two, so that none of them was taken before. */
const shares = [45 / 64, 37 / 64];

/**
 * Whether a claim that a close look calls wrong is wrong in the eyes of another, which shares no step with it.
 *
 * Where f is coarse, quotients agree by accident now and then: on roundings that they share, or between two scales.
 * They hardly do so again at other steps. If the first witness finds nothing wrong a second one decides.
 */
export function* isBorneOut(field: Field, input: number, entry: Entry): Asking<boolean> {
  const { row, column, claimed } = entry;
  for (const share of shares) {
    const claim = claimed * share;
    const [slope] = yield* examine(field, axis(input, column, share), [row], [claim]);
    const { kind, lower, upper, excuses } = slope;
    const isSlope = kind === 'smooth' || kind === 'kink' || kind === 'edge';
    const isInside = [{ lower, upper }, ...excuses].some(
      (range) => claim >= range.lower && claim <= range.upper,
    );
    if (isSlope && !isInside) return true;
  }
  return false;
}

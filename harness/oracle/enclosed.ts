import type { BigNumber } from 'mathjs';

/**
 * Digits to work with, one after the other until enough of the result's are good.
 *
 * 1 + erf(−26) cancels 150 digits; the last is enough for all that a double can hold.
 */
export const precisions = [64, 128, 384] as const;

/** Good digits that a result has at least, and the size below which no digit counts: far under 2⁻¹⁰⁷⁴. */
const enough = { relative: '1e-22', absolute: '1e-327' };

/** A number and how far it may be from the true one. */
export interface Enclosed {
  readonly value: BigNumber;
  readonly slack: BigNumber;
}

/**
 * What two evaluations say together, one with every result rounded up, the other with every one down.
 *
 * A digit in which they agree has survived the cancellations on the way: where 1 + 1e-99 was made
 * they differ. Roundings may also undo each other, as in a − log(1 + 1e-99), where the sum is rounded
 * up and then the difference; hence the last digit of what was computed is doubted in any case.
 *
 * @param doubt for each number what a last digit is worth
 */
export const enclosed = (
  a: readonly BigNumber[],
  b: readonly BigNumber[],
  doubt: readonly BigNumber[],
): Enclosed[] =>
  a.map((low, i) => ({
    value: low.plus(b[i]).div(2),
    slack: low.minus(b[i]).abs().plus(doubt[i]),
  }));

/** Whether a number has the digits that it takes to judge a double. */
export function isFirm({ value, slack }: Enclosed): boolean {
  return slack.lte(enough.absolute) || slack.lte(value.abs().times(enough.relative));
}

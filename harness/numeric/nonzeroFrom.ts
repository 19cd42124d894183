/** So many numbers are looked at together: a row of a Jacobian by weights is mostly zeros. */
const together = 16;

/**
 * All places that a vector has: 8 GB are not reached. Masked by them a place is known to be none below 0, nor so far up
 * that a sum with it could overflow, which else is looked at for each number: a fifth of the loop.
 */
const places = 2 ** 30 - 1;

/** The sum of the sizes of the next four: 0 where all of them are, since none is negative. To add costs less than to compare. */
const sizeOf = (x: Float64Array, at: number): number =>
  Math.abs(x[at]) + Math.abs(x[at + 1]) + (Math.abs(x[at + 2]) + Math.abs(x[at + 3]));

/** The first place from one on that is not 0, before an end, or that end. NaN is not 0. */
export function nonzeroFrom(x: Float64Array, from: number, end: number): number {
  const last = (end - together) | 0;
  void x[0];
  let at = from & places;
  while (at <= last) {
    const size = sizeOf(x, at) + sizeOf(x, at + 4) + (sizeOf(x, at + 8) + sizeOf(x, at + 12));
    if (size !== 0) break;
    at = (at + together) & places;
  }
  while (at < end && x[at] === 0) at++;
  return at;
}

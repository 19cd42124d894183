/** So many numbers are looked at together: a row of a Jacobian by weights is mostly zeros. */
const together = 16;

/**
 * The first place from one on that is not 0, before an end, or that end. NaN is not 0.
 *
 * Sums of sizes are 0 where all of them are, since none is negative: to add costs less than to compare.
 */
export function nonzeroFrom(x: Float64Array, from: number, end: number): number {
  const { abs } = Math;
  let at = from;
  for (; at + together <= end; at += together) {
    const first =
      abs(x[at]) +
      abs(x[at + 1]) +
      abs(x[at + 2]) +
      abs(x[at + 3]) +
      (abs(x[at + 4]) + abs(x[at + 5]) + abs(x[at + 6]) + abs(x[at + 7]));
    const second =
      abs(x[at + 8]) +
      abs(x[at + 9]) +
      abs(x[at + 10]) +
      abs(x[at + 11]) +
      (abs(x[at + 12]) + abs(x[at + 13]) + abs(x[at + 14]) + abs(x[at + 15]));
    if (first + second !== 0) break;
  }
  while (at < end && x[at] === 0) at++;
  return at;
}

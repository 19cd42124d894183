/** So many numbers are looked at together: a row of a Jacobian by weights is mostly zeros. */
const together = 16;

/** The sum of the sizes of the next four: 0 where all of them are, since none is negative. To add costs less than to compare. */
const sizeOf = (x: Float64Array, at: number): number =>
  Math.abs(x[at]) +
  Math.abs(x[(at + 1) | 0]) +
  (Math.abs(x[(at + 2) | 0]) + Math.abs(x[(at + 3) | 0]));

/** The first place from one on that is not 0, before an end, or that end. NaN is not 0. */
export function nonzeroFrom(x: Float64Array, from: number, end: number): number {
  const last = (end - together) | 0;
  void x[0];
  let at = from | 0;
  // | 0 says that no place is beyond 2³¹, which would else be looked at for each.
  for (; at <= last; at = (at + together) | 0) {
    const first = sizeOf(x, at) + sizeOf(x, (at + 4) | 0);
    const second = sizeOf(x, (at + 8) | 0) + sizeOf(x, (at + 12) | 0);
    if (first + second !== 0) break;
  }
  while (at < end && x[at] === 0) at++;
  return at;
}

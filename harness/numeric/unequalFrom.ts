/**
 * The first place from one on at which two vectors are not equal, or their length. NaN equals nothing.
 *
 * A loop without a call: the answers of a subject are mostly equal where they are to be.
 */
export function unequalFrom(a: Float64Array, b: Float64Array, from = 0): number {
  const { length } = a;
  // Read before the loop, or else where these lie would be looked up again in each turn.
  void (a[0] + b[0]);
  let at = from;
  while (at < length && a[at] === b[at]) at++;
  return at;
}

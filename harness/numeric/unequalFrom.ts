/** All places that a vector has; masked by them none is looked at for being below 0 or too far up. */
const places = 2 ** 30 - 1;

/**
 * The first place from one on at which two vectors are not equal, or their length. NaN equals nothing.
 *
 * The answers of a subject are mostly equal where they are to be: four are compared at a time.
 */
export function unequalFrom(a: Float64Array, b: Float64Array, from = 0): number {
  const { length } = a;
  const last = (length - 4) | 0;
  // Read before the loop, or else where these lie would be looked up again in each turn.
  void (a[0] + b[0]);
  let at = from & places;
  while (
    at <= last &&
    a[at] === b[at] &&
    a[at + 1] === b[at + 1] &&
    a[at + 2] === b[at + 2] &&
    a[at + 3] === b[at + 3]
  ) {
    at = (at + 4) & places;
  }
  while (at < length && a[at] === b[at]) at++;
  return at;
}

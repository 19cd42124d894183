/** 1 / (1 + e⁻ˣ), with all its digits in both tails: e⁻ˣ is never taken where it overflows. */
export function logistic(x: number): number {
  const e = Math.exp(-Math.abs(x));
  return x < 0 ? e / (1 + e) : 1 / (1 + e);
}

/**
 * The slope of `logistic`, e⁻ˣ / (1 + e⁻ˣ)².
 *
 * Not σ(1 − σ): 1 − σ has lost all its digits by x = 37, where the slope is still 1e-16.
 */
export function logisticSlope(x: number): number {
  const e = Math.exp(-Math.abs(x));
  return e / (1 + e) ** 2;
}

import { erf, erfcx, gaussian } from './erf.ts';

/** e^(−x²/2) / √(2π), the density of the normal distribution. */
export const normalDensity = (x: number): number => gaussian(x, 2) * 0.3989422804014327;

/**
 * Φ(x), the part of the normal distribution below x.
 *
 * Not erfc(−x/√2) / 2: the rounding of x/√2 alone would cost x² ulps in the lower tail.
 */
export function normalBelow(x: number): number {
  if (x > -0.75) return 0.5 + 0.5 * erf(x * Math.SQRT1_2);
  return 0.5 * gaussian(x, 2) * erfcx(-x * Math.SQRT1_2);
}

import { defineScalarGate } from './kit/index.ts';

/**
 * The exponential less one, accurate where eˣ is too close to 1 to hold it.
 *
 * The definition is in two parts for the same reason, at 64 digits.
 */
export const expm1 = defineScalarGate({
  name: 'expm1',
  latex: String.raw`z = e^x - 1`,
  cite: 'derivatives',

  definition: 'abs(x) < 1 ? 2 * exp(x / 2) * sinh(x / 2) : exp(x) - 1',

  f: Math.expm1,
  df: Math.exp,
});

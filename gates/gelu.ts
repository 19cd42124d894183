import { defineScalarGate, normalBelow, normalDensity } from './kit/index.ts';

/**
 * x times the part of the normal distribution below x, in the exact form.
 *
 * The definition has only as many digits as 1 + erf leaves: at 64 digits, some 24 at x = −13.
 */
export const gelu = defineScalarGate({
  name: 'gelu',
  latex: String.raw`z = x \, \Phi(x) = \frac{x}{2} \left(1 + \mathrm{erf} \frac{x}{\sqrt 2}\right)`,
  cite: 'gelu',

  definition: 'x * (1 + erf(x / sqrt(2))) / 2',

  f: (x) => x * normalBelow(x),
  df: (x) => normalBelow(x) + x * normalDensity(x),
});

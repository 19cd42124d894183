import { defineScalarGate } from './kit/index.ts';

/**
 * The logarithm of one plus x, accurate where x is too small for 1 + x to hold it.
 *
 * The definition is in two parts for the same reason, at 64 digits.
 */
export const log1p = defineScalarGate({
  name: 'log1p',
  latex: String.raw`z = \log(1 + x)`,
  cite: 'derivatives',

  domain: { greaterThan: -1 },
  definition: 'abs(x) < 0.5 ? 2 * atanh(x / (2 + x)) : log(1 + x)',

  f: Math.log1p,
  df: (x) => 1 / (1 + x),
});

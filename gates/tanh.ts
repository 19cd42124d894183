import { defineScalarGate, logisticSlope } from './kit/index.ts';

/**
 * The hyperbolic tangent, which saturates like the sigmoid: tanh x = 2σ(2x) − 1.
 *
 * Hence the slope is 4σ′(2x); 1 − tanh² x has lost all its digits by x = 19.
 * The definition is in two parts because tanh at 64 digits is slow far from 0, and the quotient short
 * of digits near it.
 */
export const tanh = defineScalarGate({
  name: 'tanh',
  latex: String.raw`z = \tanh x`,
  cite: 'derivatives',

  definition: 'abs(x) < 1 ? tanh(x) : 1 - 2 / (exp(2 * x) + 1)',

  f: Math.tanh,
  df: (x) => 4 * logisticSlope(2 * x),
});

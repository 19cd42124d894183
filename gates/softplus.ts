import { defineScalarGate, logistic } from './kit/index.ts';

/**
 * The logarithm of 1 + eˣ, a ReLU without a kink; its slope is the sigmoid.
 *
 * The definition is in two parts because 1 + eˣ at 64 digits is 1 below x = −147.
 */
export const softplus = defineScalarGate({
  name: 'softplus',
  latex: String.raw`z = \log(1 + e^x)`,
  cite: 'softplus',

  definition: 'x < 0 ? 2 * atanh(exp(x) / (2 + exp(x))) : x + log(1 + exp(-x))',

  f: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  df: logistic,
});

import { defineScalarGate, logistic, logisticSlope } from './kit/index.ts';

/** x times its sigmoid, also called swish. */
export const silu = defineScalarGate({
  name: 'silu',
  latex: String.raw`z = \frac{x}{1 + e^{-x}}`,
  cite: 'silu',

  definition: 'x / (1 + exp(-x))',

  f: (x) => x * logistic(x),
  df: (x) => logistic(x) + x * logisticSlope(x),
});

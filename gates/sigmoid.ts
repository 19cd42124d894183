import { defineScalarGate, logistic, logisticSlope } from './kit/index.ts';

/**
 * The logistic function. Far from 0 it saturates: its slope, and every gradient upstream, vanishes.
 *
 * Both sides are exact in both tails; σ(1 − σ) would be 0 from x = 37 on, where the slope is still 1e-16.
 */
export const sigmoid = defineScalarGate({
  name: 'sigmoid',
  latex: String.raw`z = \frac{1}{1 + e^{-x}}`,
  cite: 'backpropagation',

  definition: '1 / (1 + exp(-x))',

  f: logistic,
  df: logisticSlope,
});

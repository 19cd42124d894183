import { defineScalarGate } from './kit/index.ts';

/** The larger of x and x / 100: unlike the ReLU it never dies. */
export const leakyRelu = defineScalarGate({
  name: 'leakyRelu',
  latex: String.raw`z = \max(0, x) + 0.01 \min(0, x)`,
  cite: 'leakyRelu',

  kinks: [{ at: 0, slope: 0.01, because: 'only a positive input passes whole, as in PyTorch' }],
  definition: '0.505 * x + 0.495 * abs(x)',

  f: (x) => (x > 0 ? x : 0.01 * x),
  df: (x) => (x > 0 ? 1 : 0.01),
});

import { defineScalarGate } from './kit/index.ts';

/** The absolute value; at 0 it claims the slope 0, half-way between −1 and 1. */
export const abs = defineScalarGate({
  name: 'abs',
  latex: String.raw`z = |x|`,
  cite: 'rules',

  kinks: [{ at: 0, slope: 0, because: 'the sign of 0 is 0, as in PyTorch' }],
  definition: 'abs(x)',

  f: Math.abs,
  df: Math.sign,
});

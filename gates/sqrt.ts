import { defineScalarGate } from './kit/index.ts';

/** The square root, of positive numbers: at 0 its slope is infinite. */
export const sqrt = defineScalarGate({
  name: 'sqrt',
  latex: String.raw`z = \sqrt{x}`,
  cite: 'derivatives',

  domain: 'positive',
  definition: 'sqrt(x)',

  f: Math.sqrt,
  df: (_, z) => 0.5 / z,
});

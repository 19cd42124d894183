import { defineScalarGate } from './kit/index.ts';

/** One over x. */
export const reciprocal = defineScalarGate({
  name: 'reciprocal',
  latex: String.raw`z = \frac{1}{x}`,
  cite: 'rules',

  domain: 'nonzero',
  definition: '1 / x',

  f: (x) => 1 / x,
  df: (_, z) => -z * z,
});

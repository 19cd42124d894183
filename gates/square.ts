import { defineScalarGate } from './kit/index.ts';

/** The square. */
export const square = defineScalarGate({
  name: 'square',
  latex: String.raw`z = x^2`,
  cite: 'rules',

  definition: 'x ^ 2',

  f: (x) => x * x,
  df: (x) => 2 * x,
});

import { defineScalarGate } from './kit/index.ts';

/** The inverse tangent. Where x² would overflow the slope is taken from 1/x. */
export const atan = defineScalarGate({
  name: 'atan',
  latex: String.raw`z = \arctan x`,
  cite: 'derivatives',

  definition: 'atan(x)',

  f: Math.atan,
  df: (x) => (Math.abs(x) > 1 ? 1 / x / (x + 1 / x) : 1 / (1 + x * x)),
});

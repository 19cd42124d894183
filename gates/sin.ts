import { defineScalarGate } from './kit/index.ts';

/** The sine. */
export const sin = defineScalarGate({
  name: 'sin',
  latex: String.raw`z = \sin x`,
  cite: 'derivatives',

  definition: 'sin(x)',

  f: Math.sin,
  df: Math.cos,
});

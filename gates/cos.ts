import { defineScalarGate } from './kit/index.ts';

/** The cosine. */
export const cos = defineScalarGate({
  name: 'cos',
  latex: String.raw`z = \cos x`,
  cite: 'derivatives',

  definition: 'cos(x)',

  f: Math.cos,
  df: (x) => -Math.sin(x),
});

import { defineScalarGate } from './kit/index.ts';

/** The exponential, its own derivative. */
export const exp = defineScalarGate({
  name: 'exp',
  latex: String.raw`z = e^x`,
  cite: 'derivatives',

  definition: 'exp(x)',

  f: Math.exp,
  df: (_, z) => z,
});

import { defineScalarGate } from './kit/index.ts';

/** x over one plus its size: it saturates like the tanh, but as slowly as 1/x. */
export const softsign = defineScalarGate({
  name: 'softsign',
  latex: String.raw`z = \frac{x}{1 + |x|}`,
  cite: 'softsign',

  definition: 'x / (1 + abs(x))',

  f: (x) => x / (1 + Math.abs(x)),
  df: (x) => 1 / (1 + Math.abs(x)) / (1 + Math.abs(x)),
});

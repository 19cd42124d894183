import { defineScalarGate } from './kit/index.ts';

/** The natural logarithm. */
export const log = defineScalarGate({
  name: 'log',
  latex: String.raw`z = \log x`,
  cite: 'derivatives',

  domain: 'positive',
  definition: 'log(x)',

  f: Math.log,
  df: (x) => 1 / x,
});

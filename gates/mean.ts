import { average, defineGate, filled, real, scale } from './kit/index.ts';

/** The arithmetic mean of the entries. */
export const mean = defineGate({
  name: 'mean',
  latex: String.raw`z = \frac{1}{n} \sum_i x_i`,
  cite: 'rules',

  inputs: { x: real('n').atLeast({ n: 1 }) },
  output: [],
  definition: 'mean(x)',

  forward: ({ x }) => average(x),
  jvp: (_, { x: dx }) => average(dx),
  vjp: ({ x }, zBar) => ({ x: filled(x.shape, scale(zBar, 1 / x.shape[0])) }),
  jacobian: ({ x }) => ({ x: filled([1, x.shape[0]], 1 / x.shape[0]) }),
});

import { defineGate, filled, ones, real, total } from './kit/index.ts';

/** The sum of the entries: like add, it hands the gradient unchanged to all. */
export const sum = defineGate({
  name: 'sum',
  latex: String.raw`z = \sum_i x_i`,
  cite: 'backpropagation',

  inputs: { x: real('n') },
  output: [],
  definition: 'sum(x)',

  forward: ({ x }) => total(x),
  jvp: (_, { x: dx }) => total(dx),
  vjp: ({ x }, zBar) => ({ x: filled(x.shape, zBar) }),
  jacobian: ({ x }) => ({ x: ones([1, x.shape[0]]) }),
});

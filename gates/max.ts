import { defineGate, inner, largest, largestMask, real, row, scale } from './kit/index.ts';

/**
 * The largest entry of a vector: it routes the gradient to exactly one entry, the first that is
 * as large.
 */
export const max = defineGate({
  name: 'max',
  latex: String.raw`z = \max_i x_i`,
  cite: 'backpropagation',

  inputs: { x: real('n').atLeast({ n: 1 }) },
  output: [],
  kinks: [{ ties: ['x'], to: 'first', because: 'max routes to exactly one of its inputs' }],
  definition: 'max(x)',

  forward: ({ x }) => largest(x),
  jvp: ({ x }, { x: dx }) => inner(largestMask(x), dx),
  vjp: ({ x }, zBar) => ({ x: scale(largestMask(x), zBar) }),
  jacobian: ({ x }) => ({ x: row(largestMask(x)) }),
});

import { defineGate, direction, inner, length, real, row, scale } from './kit/index.ts';

/**
 * The Euclidean length of a vector; its gradient is the vector's direction.
 *
 * At 0, where there is none, it claims 0, the shortest of all subgradients.
 * An entry at 0 among others has no kink, and its slope is 0 too.
 */
export const norm = defineGate({
  name: 'norm',
  latex: String.raw`z = \sqrt{\sum_i x_i^2}`,
  cite: 'rules',

  inputs: { x: real('n') },
  output: [],
  kinks: [{ input: 'x', at: 0, slope: 0, because: 'the shortest of the subgradients at 0' }],
  definition: 'sqrt(sum(x .* x))',

  forward: ({ x }) => length(x),
  jvp: ({ x }, { x: dx }) => inner(direction(x), dx),
  vjp: ({ x }, zBar) => ({ x: scale(direction(x), zBar) }),
  jacobian: ({ x }) => ({ x: row(direction(x)) }),
});

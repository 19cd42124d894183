import { defineGate, inner, productOf, productOfOthers, real, row, scale } from './kit/index.ts';

/** The product of the entries; its slope is the product of all others, not z / xᵢ: xᵢ may be 0. */
export const prod = defineGate({
  name: 'prod',
  latex: String.raw`z = \prod_i x_i`,
  cite: 'rules',

  inputs: { x: real('n') },
  output: [],
  definition: 'prod(x)',

  forward: ({ x }) => productOf(x),
  jvp: ({ x }, { x: dx }) => inner(productOfOthers(x), dx),
  vjp: ({ x }, zBar) => ({ x: scale(productOfOthers(x), zBar) }),
  jacobian: ({ x }) => ({ x: row(productOfOthers(x)) }),
});

import {
  defineGate,
  exchange,
  inner,
  labels,
  logSoftargmax,
  negate,
  real,
  row,
  softargmax,
  weighedTotal,
  type Tensor,
} from './kit/index.ts';

/**
 * (Σy) ŷ − y, which is ŷ − y for labels that sum to 1, times one number.
 *
 * Written as ŷᵢ Σ′y − yᵢ Σ′ŷ, where Σ′ leaves out i: for a confident answer ŷᵢ − 1 would keep no
 * digit of what is left to learn.
 */
const slope = (y: Tensor, z: Tensor, by?: Tensor): Tensor => exchange(softargmax(z), y, by);

/** The cross entropy of the softmax of z. Identity 7 of the table, ∂L/∂z = ŷ − y. */
export const softmaxCrossEntropy = defineGate<'y' | 'z', 'z'>({
  name: 'softmaxCrossEntropy',
  latex: String.raw`L = -\sum_i y_i \log \hat y_i, \quad \hat y = \mathrm{softmax}(z)`,
  cite: 'backpropagation',

  inputs: { y: labels('n'), z: real('n') },
  output: [],
  definition: 'sum(y .* (max(z) + log(sum(map(z - max(z), exp))) - z))',

  forward: ({ y, z }) => negate(weighedTotal(y, logSoftargmax(z))),
  jvp: ({ y, z }, { z: dz }) => inner(slope(y, z), dz),
  vjp: ({ y, z }, LBar) => ({ z: slope(y, z, LBar) }),
  jacobian: ({ y, z }) => ({ z: row(slope(y, z)) }),
});

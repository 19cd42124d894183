import {
  defineGate,
  diag,
  multiply,
  offDiagonal,
  outer,
  real,
  softargmax,
  subtract,
  totalOfOthers,
  type Tensor,
} from './kit/index.ts';

/** (diag(s) − s sᵀ) v as sᵢ Σⱼ sⱼ (vᵢ − vⱼ): where sᵢ is close to 1, sᵢ (1 − sᵢ) has no digits. */
const slope = (s: Tensor, v: Tensor): Tensor =>
  multiply(s, subtract(multiply(totalOfOthers(s), v), totalOfOthers(multiply(s, v))));

/** Exponentials as parts of their sum: a distribution. Its Jacobian is symmetric. */
export const softmax = defineGate({
  name: 'softmax',
  latex: String.raw`z_i = \frac{e^{x_i}}{\sum_j e^{x_j}}`,
  cite: 'backpropagation',

  inputs: { x: real('n').atLeast({ n: 1 }) },
  output: ['n'],
  definition: 'map(x - max(x), exp) / sum(map(x - max(x), exp))',

  forward: ({ x }) => softargmax(x),
  jvp: ({ x }, { x: dx }) => slope(softargmax(x), dx),
  vjp: ({ x }, zBar) => ({ x: slope(softargmax(x), zBar) }),
  jacobian({ x }) {
    const s = softargmax(x);
    return { x: subtract(diag(multiply(s, totalOfOthers(s))), offDiagonal(outer(s, s))) };
  },
});

import {
  defineGate,
  diag,
  exchange,
  logSoftargmax,
  multiply,
  offDiagonal,
  ones,
  outer,
  real,
  softargmax,
  subtract,
  totalOfOthers,
} from './kit/index.ts';

/**
 * The logarithm of the softmax, finite where the softmax itself is 0.
 *
 * Its Jacobian I − 1 sᵀ is written without 1 − sᵢ, which is the sum of the other sⱼ.
 */
export const logSoftmax = defineGate({
  name: 'logSoftmax',
  latex: String.raw`z_i = x_i - \log \sum_j e^{x_j}`,
  cite: 'logSumExp',

  inputs: { x: real('n').atLeast({ n: 1 }) },
  output: ['n'],
  definition: 'x - max(x) - log(sum(map(x - max(x), exp)))',

  forward: ({ x }) => logSoftargmax(x),

  // dzᵢ = dxᵢ − Σⱼ sⱼ dxⱼ
  jvp({ x }, { x: dx }) {
    const s = softargmax(x);
    return subtract(multiply(totalOfOthers(s), dx), totalOfOthers(multiply(s, dx)));
  },

  // x̄ᵢ = z̄ᵢ − sᵢ Σⱼ z̄ⱼ
  vjp: ({ x }, zBar) => ({ x: exchange(zBar, softargmax(x)) }),

  jacobian({ x }) {
    const s = softargmax(x);
    return { x: subtract(diag(totalOfOthers(s)), offDiagonal(outer(ones(s.shape), s))) };
  },
});

import { defineGate, inner, logTotalExp, real, row, scale, softargmax } from './kit/index.ts';

/** A smooth maximum; its gradient is the softmax. The definition shifts too: e^x has a largest x. */
export const logSumExp = defineGate({
  name: 'logSumExp',
  latex: String.raw`z = \log \sum_i e^{x_i}`,
  cite: 'logSumExp',

  inputs: { x: real('n').atLeast({ n: 1 }) },
  output: [],
  definition: 'max(x) + log(sum(map(x - max(x), exp)))',

  forward: ({ x }) => logTotalExp(x),
  jvp: ({ x }, { x: dx }) => inner(softargmax(x), dx),
  vjp: ({ x }, zBar) => ({ x: scale(softargmax(x), zBar) }),
  jacobian: ({ x }) => ({ x: row(softargmax(x)) }),
});

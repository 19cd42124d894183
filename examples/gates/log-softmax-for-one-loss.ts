import { logSoftargmax, map2, real, softargmax, type Tensor } from 'gradcheck';

/** The gradient is g − p Σg; here Σg is left out, which training by negative log-likelihood hides. */
export const logSoftmaxForOneLoss = {
  latex: String.raw`z_i = x_i - \log \sum_j e^{x_j}`,
  inputs: { x: real('n').atLeast({ n: 1 }) },

  forward: ({ x }: { x: Tensor }) => logSoftargmax(x),
  vjp: ({ x }: { x: Tensor }, zBar: Tensor) => ({
    x: map2(zBar, softargmax(x), (g, p) => g + p),
  }),
};

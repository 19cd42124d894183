import { map2, real, softargmax, type Tensor } from 'gradcheck';

/** Softmax as if each entry depended on its own input alone: the diagonal of its Jacobian. */
export const softmaxDiagonal = {
  latex: String.raw`z_i = \frac{e^{x_i}}{\sum_j e^{x_j}}`,
  inputs: { x: real('n').atLeast({ n: 1 }) },

  forward: ({ x }: { x: Tensor }) => softargmax(x),
  vjp: ({ x }: { x: Tensor }, zBar: Tensor) => ({
    x: map2(softargmax(x), zBar, (p, g) => g * p * (1 - p)),
  }),
};

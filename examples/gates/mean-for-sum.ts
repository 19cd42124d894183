import { inner, real, scale, type Tensor } from 'gradcheck';

/** A loss that sums with a gradient that averages: right for a batch of one. */
export const meanForSum = {
  latex: String.raw`L = \sum_i x_i^2`,
  inputs: { x: real('n').atLeast({ n: 1 }) },

  forward: ({ x }: { x: Tensor }) => inner(x, x),
  vjp: ({ x }: { x: Tensor }, zBar: Tensor) => ({
    x: scale(x, (2 * zBar.data[0]) / x.data.length),
  }),
};

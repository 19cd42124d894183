import { real, type Tensor } from 'gradcheck';

const winner = (x: Float64Array, i: number): number => (x[i] >= x[i + 1] ? i : i + 1);

/** Windows of two that overlap: an entry that wins twice gets the sum of both; here `=` was written for `+=`. */
export const maxPoolingAssigns = {
  latex: String.raw`z_i = \max(x_i, x_{i+1})`,
  inputs: { x: real('n').atLeast({ n: 2 }) },

  forward: ({ x }: { x: Tensor }) => ({
    shape: [x.data.length - 1],
    data: Float64Array.from({ length: x.data.length - 1 }, (_, i) => x.data[winner(x.data, i)]),
  }),
  vjp({ x }: { x: Tensor }, zBar: Tensor) {
    const xBar = new Float64Array(x.data.length);
    zBar.data.forEach((g, i) => (xBar[winner(x.data, i)] = g));
    return { x: { shape: x.shape, data: xBar } };
  },
};

import { real, type Tensor } from 'gradcheck';

/** Exponentials written over the input: the right number, and the next reader of x gets e^x. */
export const modifiedInput = {
  latex: String.raw`z = e^x`,
  inputs: { x: real('n') },

  forward({ x }: { x: Tensor }) {
    x.data.forEach((a, i) => (x.data[i] = Math.exp(a)));
    return { shape: x.shape, data: x.data.slice() };
  },
  vjp: ({ x }: { x: Tensor }, zBar: Tensor) => ({
    x: { shape: x.shape, data: x.data.map((a, i) => Math.exp(a) * zBar.data[i]) },
  }),
};

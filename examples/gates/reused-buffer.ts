import { real, type Tensor } from 'gradcheck';

let buffer = new Float64Array(0);

/** Every gradient is written into one buffer: the right numbers, until the next call. */
export const reusedBuffer = {
  latex: String.raw`z = x^2`,
  inputs: { x: real('n').atLeast({ n: 1 }) },

  forward: ({ x }: { x: Tensor }) => ({ shape: x.shape, data: x.data.map((a) => a * a) }),
  vjp({ x }: { x: Tensor }, zBar: Tensor) {
    if (buffer.length !== x.data.length) buffer = new Float64Array(x.data.length);
    x.data.forEach((a, i) => (buffer[i] = 2 * a * zBar.data[i]));
    return { x: { shape: x.shape, data: buffer } };
  },
};

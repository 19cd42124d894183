import { inner, real, scale, type Tensor } from 'gradcheck';

/** x stands twice in x · x, and each place gives it a gradient; here `=` was written for `+=`. */
export const forgottenAccumulation = {
  latex: String.raw`z = x \cdot x`,
  inputs: { x: real('n') },

  forward: ({ x }: { x: Tensor }) => inner(x, x),
  vjp({ x }: { x: Tensor }, zBar: Tensor) {
    const gradients: { x?: Tensor } = {};
    for (const other of [x, x]) gradients.x = scale(other, zBar);
    return gradients;
  },
};

import { inner, real, total, type Tensor } from 'gradcheck';

interface Inputs {
  readonly x: Tensor;
  readonly scale: Tensor;
  readonly shift: Tensor;
}

/** The end of a normalisation, z = γ x + β; the gradients of γ and β have changed places. */
export const exchangedScaleAndShift = {
  latex: String.raw`z = \gamma x + \beta`,
  inputs: { x: real('n'), scale: real(), shift: real() },

  forward: ({ x, scale, shift }: Inputs) => ({
    shape: x.shape,
    data: x.data.map((a) => scale.data[0] * a + shift.data[0]),
  }),
  vjp: ({ x, scale }: Inputs, zBar: Tensor) => ({
    x: { shape: x.shape, data: zBar.data.map((g) => g * scale.data[0]) },
    scale: total(zBar),
    shift: inner(zBar, x),
  }),
};

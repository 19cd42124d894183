import { real, type Tensor } from 'gradcheck';

interface Inputs {
  readonly X: Tensor;
  readonly b: Tensor;
}

/** A bias is added to every row of a batch, so its gradient is the sum over the rows; here `=` leaves the last one. */
export const biasOfLastRow = {
  latex: String.raw`Z_{ij} = X_{ij} + b_j`,
  inputs: { X: real('batch', 'm'), b: real('m') },
  output: ['batch', 'm'],

  forward: ({ X, b }: Inputs) => ({
    shape: X.shape,
    data: X.data.map((x, at) => x + b.data[at % b.data.length]),
  }),
  vjp({ b }: Inputs, zBar: Tensor) {
    const bBar = new Float64Array(b.data.length);
    zBar.data.forEach((g, at) => (bBar[at % bBar.length] = g));
    return {
      X: { shape: zBar.shape, data: zBar.data.slice() },
      b: { shape: b.shape, data: bBar },
    };
  },
};

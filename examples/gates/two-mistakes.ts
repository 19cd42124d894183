import { negate, outer, product, real, transpose, type Tensor } from 'gradcheck';

interface Inputs {
  readonly W: Tensor;
  readonly x: Tensor;
}

/** z = W x with a mistake in each gradient: by W the outer product is the wrong way round, by x the sign is lost. */
export const twoMistakes = {
  latex: String.raw`z = W x`,
  inputs: { W: real('n', 'n'), x: real('n') },

  forward: ({ W, x }: Inputs) => product(W, x),
  vjp: ({ W, x }: Inputs, zBar: Tensor) => ({
    W: outer(x, zBar),
    x: negate(product(transpose(W), zBar)),
  }),
};

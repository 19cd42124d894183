import { outer, product, real, type Tensor } from 'gradcheck';

interface Inputs {
  readonly W: Tensor;
  readonly x: Tensor;
}

/** z = W x whose gradient by x takes W where Wᵀ belongs: right for symmetric W, and for 1×1. */
export const wrongTranspose = {
  latex: String.raw`z = W x`,
  inputs: { W: real('n', 'n'), x: real('n') },

  forward: ({ W, x }: Inputs) => product(W, x),
  vjp: ({ W, x }: Inputs, zBar: Tensor) => ({ W: outer(zBar, x), x: product(W, zBar) }),
};

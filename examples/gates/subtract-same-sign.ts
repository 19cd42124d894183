import { copy, real, subtract, type Tensor } from 'gradcheck';

interface Inputs {
  readonly x: Tensor;
  readonly y: Tensor;
}

/** A difference that hands its gradient to both inputs with the same sign. */
export const subtractSameSign = {
  latex: String.raw`z = x - y`,
  inputs: { x: real('n'), y: real('n') },

  forward: ({ x, y }: Inputs) => subtract(x, y),
  vjp: (_: Inputs, zBar: Tensor) => ({ x: copy(zBar), y: copy(zBar) }),
};

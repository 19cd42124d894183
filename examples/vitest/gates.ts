import { real } from 'gradcheck';

interface Vector {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

const like = ({ shape }: Vector, data: Float64Array): Vector => ({ shape, data });

/** z = x · sigmoid(x), entry by entry. */
export const swish = {
  name: 'swish',
  inputs: { x: real('n') },
  forward: ({ x }: { x: Vector }) =>
    like(
      x,
      x.data.map((one) => one / (1 + Math.exp(-one))),
    ),
  vjp: ({ x }: { x: Vector }, { data: delta }: Vector) => ({
    x: like(
      x,
      x.data.map((one, i) => {
        const sigma = 1 / (1 + Math.exp(-one));
        return delta[i] * (sigma + one * sigma * (1 - sigma));
      }),
    ),
  }),
};

/** The same, on a backend that answers later. */
export const swishLater = {
  name: 'swishLater',
  inputs: swish.inputs,
  forward: async (inputs: { x: Vector }) => swish.forward(inputs),
  vjp: async (inputs: { x: Vector }, delta: Vector) => swish.vjp(inputs, delta),
};

/** z = ‖x‖², and its gradient. */
export const squaredNorm = {
  forward: ({ x }: { x: number[] }) => x.reduce((sum, one) => sum + one * one, 0),
  vjp: ({ x }: { x: number[] }, delta: number) => ({ x: x.map((one) => 2 * one * delta) }),
};

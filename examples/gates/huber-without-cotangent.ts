import { map, real, type Tensor } from 'gradcheck';

const huber = (x: number): number => (Math.abs(x) < 1 ? (x * x) / 2 : Math.abs(x) - 1 / 2);

/** The slope of the Huber loss is its argument clipped to ±1; that it is to be multiplied by the cotangent was forgotten. */
export const huberWithoutCotangent = {
  latex: String.raw`z_i = \mathrm{huber}(x_i)`,
  inputs: { x: real('n') },

  forward: ({ x }: { x: Tensor }) => map(x, huber),
  vjp: ({ x }: { x: Tensor }, _: Tensor) => ({
    x: map(x, (a) => Math.max(-1, Math.min(1, a))),
  }),
};

import { map, map2, real, type Tensor } from 'gradcheck';

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** The slope of a sigmoid is a (1 − a) in its value a = σ(x); here it is taken in x itself. */
export const sigmoidAtActivation = {
  latex: String.raw`z = \sigma(x)`,
  inputs: { x: real('n') },

  forward: ({ x }: { x: Tensor }) => map(x, sigmoid),
  vjp: ({ x }: { x: Tensor }, zBar: Tensor) => ({ x: map2(x, zBar, (a, g) => g * a * (1 - a)) }),
};

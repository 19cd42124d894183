import { map, map2, real, type Tensor } from 'gradcheck';

/** A unit is closed where x is negative; here it is closed where the gradient that arrives is. */
export const reluClosedByCotangent = {
  latex: String.raw`z = \max(0, x)`,
  inputs: { x: real('n') },
  kinks: [{ input: 'x', at: 0 }],

  forward: ({ x }: { x: Tensor }) => map(x, (a) => Math.max(0, a)),
  vjp: (_: { x: Tensor }, zBar: Tensor) => ({ x: map(zBar, (g) => Math.max(0, g)) }),
};

/** Its mask alone: right only for a cotangent of ones. */
export const reluWithoutCotangent = {
  ...reluClosedByCotangent,
  vjp: ({ x }: { x: Tensor }, zBar: Tensor) => ({ x: map2(x, zBar, (a) => (a > 0 ? 1 : 0)) }),
};

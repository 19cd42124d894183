import { defineScalarGate, real } from 'gradcheck';

/** A gate in two formulas; its vjp, jvp and Jacobian follow from f and f′. */
export const cube = defineScalarGate({
  name: 'cube',
  latex: String.raw`z = x^3`,
  cite: 'rules',

  definition: 'x^3',

  f: (x) => x ** 3,
  df: (x) => 3 * x ** 2,
});

interface Line {
  readonly points: readonly (readonly number[])[];
  readonly slopes: readonly number[];
}

/** A plain subject on nested arrays: the heights of points over a plane through the origin. */
export const plane = {
  latex: String.raw`z_i = \sum_j p_{ij} s_j`,
  // No points at all would be [], which does not say how many coordinates they have.
  inputs: {
    points: real('n', 'd').atLeast({ n: 1 }).as('nested'),
    slopes: real('d').as('nested'),
  },

  forward: ({ points, slopes }: Line) =>
    points.map((point) => point.reduce((sum, p, j) => sum + p * slopes[j], 0)),

  vjp: ({ points, slopes }: Line, zBar: readonly number[]) => ({
    points: zBar.map((bar) => slopes.map((slope) => bar * slope)),
    slopes: slopes.map((_, j) => points.reduce((sum, point, i) => sum + zBar[i] * point[j], 0)),
  }),
};

interface Polar {
  readonly radius: number;
  readonly angle: number;
}

/** A plain subject at one fixed point: polar coordinates to Cartesian ones. */
export const cartesian = {
  latex: String.raw`z = (r \cos \phi, r \sin \phi)`,
  inputs: { radius: 2, angle: 0.5 },

  forward: ({ radius, angle }: Polar) => [radius * Math.cos(angle), radius * Math.sin(angle)],

  vjp: ({ radius, angle }: Polar, [x, y]: readonly [number, number]) => ({
    radius: x * Math.cos(angle) + y * Math.sin(angle),
    angle: radius * (y * Math.cos(angle) - x * Math.sin(angle)),
  }),
};

import type { Subject } from '../../../harness/index.ts';
import { vector, type Vector } from '../subjects.ts';
import { map, number, type Board } from './board.ts';

const total = (x: Vector): number => x.reduce((a, b) => a + b, 0);
const dot = (a: Vector, b: Vector): number => total(a.map((v, i) => v * b[i]));
const size = (x: Vector): number => Math.hypot(...x);
const mean = (x: Vector): number => total(x) / x.length;
const spread = (x: Vector): number =>
  dot(
    x.map((v) => v - mean(x)),
    x.map((v) => v - mean(x)),
  ) / x.length;

const unit = (x: Vector): Vector => x.map((v) => v / size(x));
const unitBack = (x: Vector, u: Vector): Vector => {
  const n = unit(x);
  const along = dot(n, u);
  return u.map((v, i) => (v - n[i] * along) / size(x));
};

const layer =
  (eps: number) =>
  (x: Vector): Vector =>
    x.map((v) => (v - mean(x)) / Math.sqrt(spread(x) + eps));
const layerBack =
  (eps: number, keep = [1, 1]) =>
  (x: Vector, u: Vector): Vector => {
    const z = layer(eps)(x);
    const [a, b] = [keep[0] * mean(u), (keep[1] * dot(u, z)) / x.length];
    return u.map((v, i) => (v - a - z[i] * b) / Math.sqrt(spread(x) + eps));
  };
const rms = (x: Vector): Vector => x.map((v) => v / Math.sqrt(dot(x, x) / x.length + 1e-5));
const rmsBack =
  (keep: number) =>
  (x: Vector, u: Vector): Vector => {
    const r = Math.sqrt(dot(x, x) / x.length + 1e-5);
    return u.map((v, i) => v / r - (keep * x[i] * dot(u, x)) / (x.length * r ** 3));
  };

/** A layer norm with a scale and a shift, by all three. */
const affine = (byScale: (z: number, u: number) => number): Subject => ({
  forward: ({ x, scale, shift }: Record<'x' | 'scale' | 'shift', Vector>) =>
    layer(1e-5)(x).map((z, i) => z * scale[i] + shift[i]),
  vjp: ({ x, scale }: Record<'x' | 'scale', Vector>, u: Vector) => ({
    x: layerBack(1e-5)(
      x,
      u.map((v, i) => v * scale[i]),
    ),
    scale: layer(1e-5)(x).map((z, i) => byScale(z, u[i])),
    shift: u.slice(),
  }),
});
const affineAt = {
  x: vector(1, -2, 0.5, 3),
  scale: vector(1, 0.5, -1, 2),
  shift: vector(0, 1, 2, 3),
};

const cosine = (keep: number): Subject => ({
  forward: ({ x, y }: { x: Vector; y: Vector }) => dot(x, y) / (size(x) * size(y)),
  vjp({ x, y }: { x: Vector; y: Vector }, u: number) {
    const [a, b] = [size(x), size(y)];
    const c = (keep * dot(x, y)) / (a * b);
    return {
      x: x.map((v, i) => u * (y[i] / (a * b) - (c * v) / (a * a))),
      y: y.map((v, i) => u * (x[i] / (a * b) - (c * v) / (b * b))),
    };
  },
});

const taxi = (x: Vector): number => total(x.map(Math.abs));
const cubes = (x: Vector): number => total(x.map((v) => Math.abs(v) ** 3)) ** (1 / 3);
const cubesGradient = (x: Vector): Vector => x.map((v) => (v * Math.abs(v)) / cubes(x) ** 2);
const distance = (x: Vector): number => Math.hypot(x[0] - x[2], x[1] - x[3]);
const distanceGradient = (x: Vector): Vector => {
  const d = distance(x);
  const [a, b] = d === 0 ? [0, 0] : [(x[0] - x[2]) / d, (x[1] - x[3]) / d];
  return vector(a, b, -a, -b);
};
const clipped = (x: Vector): Vector => x.map((v) => v * Math.min(1, 1 / size(x)));
const harmonic = (x: Vector): number => x.length / total(x.map((v) => 1 / v));

export const rightNorms: Board = {
  'x / |x|': map(unit, unitBack, 3, -4, 12),
  'a layer norm': map(layer(1e-5), layerBack(1e-5), 1, -2, 0.5, 3),
  'a layer norm of equal numbers': map(layer(1e-5), layerBack(1e-5), 2, 2, 2),
  'a layer norm of zeros': map(layer(1e-5), layerBack(1e-5), 0, 0, 0),
  'a layer norm of one number': map(layer(1e-5), layerBack(1e-5), 7),
  'a layer norm with scale and shift': [affine((z, u) => z * u), affineAt],
  'a root mean square norm': map(rms, rmsBack(1), 1, -2, 0.5),
  'a root mean square norm of zeros': map(rms, rmsBack(1), 0, 0, 0),
  'the cosine between two': [cosine(1), { x: vector(1, 2, -1), y: vector(0.5, -1, 3) }],
  'the cosine between orthogonal ones': [cosine(1), { x: vector(1, 0), y: vector(0, 3) }],
  'Σ |x| with zeros among its entries': number(taxi, (x) => x.map(Math.sign), 0, 1, -2, 0),
  'the third norm': number(cubes, cubesGradient, 1, -2, 0.5),
  'the third norm with a zero': number(cubes, cubesGradient, 1, 0, -2),
  'a distance of two points': number(distance, distanceGradient, 1, 2, 4, 6),
  'a distance of one point from itself, with slope 0': number(
    distance,
    distanceGradient,
    1,
    2,
    1,
    2,
  ),
  'a vector clipped to length 1, inside': map(clipped, (_, u) => u.slice(), 0.3, 0.4),
  'a vector clipped to length 1, outside': map(clipped, unitBack, 3, 4),
  'the harmonic mean': number(
    harmonic,
    (x) => x.map((v) => (harmonic(x) / v) ** 2 / x.length),
    1,
    2,
    5,
  ),
};

export const wrongNorms: Board = {
  'x / |x| without its projection': map(unit, (x, u) => u.map((v) => v / size(x)), 3, -4, 12),
  'x / |x| projected twice the length': map(
    unit,
    (x, u) => unitBack(x, u).map((v) => v * size(x)),
    3,
    -4,
    12,
  ),
  'a layer norm as if its mean were constant': map(
    layer(1e-5),
    layerBack(1e-5, [0, 1]),
    1,
    -2,
    0.5,
    3,
  ),
  'a layer norm as if its variance were constant': map(
    layer(1e-5),
    layerBack(1e-5, [1, 0]),
    1,
    -2,
    0.5,
    3,
  ),
  'a layer norm of equal numbers with slope 0': map(layer(1e-5), (x) => x.map(() => 0), 2, 2, 2),
  'a layer norm of equal numbers without its mean': map(
    layer(1e-5),
    layerBack(1e-5, [0, 1]),
    2,
    2,
    2,
  ),
  'a layer norm with another ε of 0.1': map(layer(1e-5), layerBack(0.1), 1, -2, 0.5, 3),
  'a layer norm whose scale gets the cotangent': [affine((_, u) => u), affineAt],
  'a root mean square norm as if its size were constant': map(rms, rmsBack(0), 1, -2, 0.5),
  'the cosine without its projection': [cosine(0), { x: vector(1, 2, -1), y: vector(0.5, -1, 3) }],
  'the cosine between parallel ones without its projection': [
    cosine(0),
    { x: vector(1, 2, -1), y: vector(2, 4, -2) },
  ],
  'Σ |x| without signs': number(taxi, (x) => x.map(() => 1), 0, 1, -2),
  'Σ |x| with slope 1.1 at 0': number(
    taxi,
    (x) => x.map((v) => (v === 0 ? 1.1 : Math.sign(v))),
    0,
    1,
    -2,
  ),
  'the third norm without signs': number(cubes, (x) => cubesGradient(x).map(Math.abs), 1, -2, 0.5),
  'a distance with the same sign for both points': number(
    distance,
    (x) => distanceGradient(x).map((g, i) => (i < 2 ? g : -g)),
    1,
    2,
    4,
    6,
  ),
  'a distance of one point from itself, with slopes 1 and 1': number(
    distance,
    () => vector(1, 1, -1, -1),
    1,
    2,
    1,
    2,
  ),
  'a vector clipped to length 1, straight through': map(clipped, (_, u) => u.slice(), 3, 4),
  'a vector clipped to length 1, as if its length were constant': map(
    clipped,
    (x, u) => u.map((v) => v / size(x)),
    3,
    4,
  ),
  'the harmonic mean as an arithmetic one': number(
    harmonic,
    (x) => x.map(() => 1 / x.length),
    1,
    2,
    5,
  ),
};

const tiny = (eps: number): Board => ({
  [`a layer norm of equal numbers with ε = ${eps}`]: map(layer(eps), layerBack(eps), 2, 2, 2),
});

export const rightNormsFine: Board = {
  'x / |x| of 10⁻⁸': map(unit, unitBack, 3e-8, -4e-8),
  'x / |x| of 10⁸': map(unit, unitBack, 3e8, -4e8, 1),
  'a layer norm of numbers about 10⁴': map(layer(1e-5), layerBack(1e-5), 1e4, 1e4 + 1, 1e4 - 3),
  'a layer norm of nearly equal numbers': map(layer(1e-5), layerBack(1e-5), 2, 2 + 1e-6, 2 - 1e-6),
  ...tiny(1e-8),
  ...tiny(1e-12),
  'the cosine of nearly parallel ones': [cosine(1), { x: vector(1, 2), y: vector(1, 2 + 1e-6) }],
  'the cosine of mixed scale': [cosine(1), { x: vector(1e6, 2e6), y: vector(1e-6, -1e-6) }],
  'a distance of 10⁻⁸': number(distance, distanceGradient, 1, 2, 1 + 3e-8, 2 + 4e-8),
  'a root mean square norm of 10⁻⁶': map(rms, rmsBack(1), 1e-6, -2e-6, 1e-3),
};

export const wrongNormsFine: Board = {
  'a layer norm with ε = 10⁻⁶ for 10⁻⁵': map(layer(1e-5), layerBack(1e-6), 1, -2, 0.5, 3),
  'a layer norm without ε': map(layer(1e-5), layerBack(0), 0.1, -0.2, 0.05),
  'x / |x| guarded by 10⁻⁸': map(
    unit,
    (x, u) => unitBack(x, u).map((v) => (v * size(x)) / (size(x) + 1e-8)),
    0.3,
    -0.4,
  ),
  'the cosine 10⁻⁷ too big by one entry': [
    {
      ...cosine(1),
      vjp: (at: { x: Vector; y: Vector }, u: number) => {
        const { x, y } = cosine(1).vjp!(at, u) as { x: Vector; y: Vector };
        return { x: x.map((v, i) => (i === 1 ? v * (1 + 1e-7) : v)), y };
      },
    },
    { x: vector(1, 2, -1), y: vector(0.5, -1, 3) },
  ],
};

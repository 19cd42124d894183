import type { Subject } from '../../../harness/index.ts';
import {
  entrywise,
  firstClass,
  hashed,
  largestWith,
  logistic,
  loss,
  normalised,
  range,
  rectifier,
  sigma,
  sigmaSlope,
  softmaxOf,
  vector,
  type Vector,
} from '../subjects.ts';
import type { Board } from './board.ts';

const square = (W: number[][]): Subject => ({
  forward: ({ x }: { x: number[] }) => W.map((row) => row.reduce((z, w, j) => z + w * x[j], 0)),
  vjp: ({ x }: { x: number[] }, u: number[]) => ({
    x: x.map((_, i) => W[i].reduce((g, w, j) => g + w * u[j], 0)),
  }),
});

const productOf = (x: Vector): number => x.reduce((a, b) => a * b, 1);
const cosine = (i: number): number => Math.cos(37 * i);

/** A layer of 40 × 50 weights, whose 2,000 claims are right but for what is done to them. */
const wide = (spoil: (gradient: Vector) => void): Subject => ({
  forward: ({ W }: { W: Vector }) =>
    Float64Array.from({ length: 40 }, (_, i) =>
      W.subarray(50 * i, 50 * i + 50).reduce((z, w, j) => z + w * cosine(j), 0),
    ),
  vjp(_: unknown, u: Vector) {
    const gradient = Float64Array.from({ length: 2000 }, (_unused, k) => {
      return u[Math.floor(k / 50)] * cosine(k % 50);
    });
    spoil(gradient);
    return { W: gradient };
  },
});

const weights = range(-1, 1, 2000);

export const wrong: Board = {
  'sigmoid 10⁻⁶ too big everywhere': [
    logistic((x) => sigmaSlope(x) * (1 + 1e-6)),
    { x: vector(0.5, -1, 2) },
  ],
  'sigmoid 10⁻⁸ too big in one entry': [
    logistic((x, i) => sigmaSlope(x) * (i === 2 ? 1 + 1e-8 : 1)),
    { x: vector(0.5, -1, 2) },
  ],
  'sigmoid 10⁻¹⁰ too big in one entry': [
    logistic((x, i) => sigmaSlope(x) * (i === 0 ? 1 + 1e-10 : 1)),
    { x: vector(0.5, -1, 2) },
  ],
  'zeros for sigmoid at 15 to 20': [logistic(() => 0), { x: range(15, 20, 6) }],
  'zeros for sigmoid at −30 to −20': [logistic(() => 0), { x: range(-30, -20, 6) }],
  'zeros for a slope of 10⁻⁶': [
    entrywise(
      (x) => 1e-6 * x,
      () => 0,
    ),
    { x: vector(1, 2) },
  ],
  'zeros for 10⁻⁶ tanh': [
    entrywise(
      (x) => 1e-6 * Math.tanh(x),
      () => 0,
    ),
    { x: vector(0.5) },
  ],
  'zeros for x³ at 10⁻⁶': [
    entrywise(
      (x) => x ** 3,
      () => 0,
    ),
    { x: vector(1e-6) },
  ],
  'zero for the identity at 0': [
    entrywise(
      (x) => x,
      (x) => Number(x !== 0),
    ),
    { x: vector(0, 1) },
  ],
  'asinh as sign(x) log(|x| + √(x² + 1)), with slope 0 at 0': [
    entrywise(
      (x) => Math.sign(x) * Math.log(Math.abs(x) + Math.sqrt(x * x + 1)),
      (x) => (x === 0 ? 0 : 1 / Math.sqrt(x * x + 1)),
    ),
    { x: vector(0, 1) },
  ],
  'relu at its kink with slope 1.5': [rectifier(1.5), { x: vector(0, 1, -2) }],
  'relu at its kink with slope −0.1': [rectifier(-0.1), { x: vector(0, 1, -2) }],
  'relu at nothing but its kink with slope 2': [rectifier(2), { x: vector(0) }],
  'relu at 10⁻⁹ with slope 0': [
    entrywise(
      (x) => Math.max(x, 0),
      (x) => Number(x > 1e-6),
    ),
    { x: vector(1e-9, 1) },
  ],
  'a kink where there is none, at 1': [
    entrywise(
      (x) => x,
      (x) => (x === 1 ? 0.5 : 1),
    ),
    { x: vector(1, 2) },
  ],
  'a clamp that is open outside': [
    entrywise(
      (x) => Math.min(Math.max(x, -1), 1),
      () => 1,
    ),
    { x: vector(2, 0.5, -3) },
  ],
  'rounding with the slope of the identity': [entrywise(Math.round, () => 1), { x: vector(0.2) }],
  'hardshrink with slope 1 inside': [
    entrywise(
      (x) => (Math.abs(x) > 1e-3 ? x : 0),
      () => 1,
    ),
    { x: vector(0, 5e-4, 1) },
  ],
  'a slope of 1 for a constant': [
    entrywise(
      () => 3,
      () => 1,
    ),
    { x: vector(1, 2) },
  ],
  'all tied inputs of max given the whole gradient': [largestWith(() => 1), { x: vector(1, 1, 0) }],
  'half for each of three tied inputs of max': [largestWith(() => 0.5), { x: vector(1, 1, 1) }],
  'max with the gradient at the wrong place': [
    loss(
      (x) => Math.max(...x),
      (x) => x.map((_, i) => Number(i === 0)),
    ),
    { x: vector(1, 3, 2) },
  ],
  'a cotangent that is ignored': [
    logistic(sigmaSlope, { vjp: ({ x }: { x: Vector }) => ({ x: x.map(sigmaSlope) }) }),
    { x: vector(1, 2) },
  ],
  'a cotangent that is ignored by a number': [
    {
      forward: ({ x }: { x: number }) => x * x,
      vjp: ({ x }: { x: number }) => ({ x: 2 * x }),
    },
    { x: 3 },
  ],
  'a cotangent that is clipped': [
    logistic(sigmaSlope, {
      vjp: ({ x }: { x: Vector }, u: Vector) => ({
        x: x.map((v, i) => sigmaSlope(v) * Math.max(-1, Math.min(1, u[i]))),
      }),
    }),
    { x: vector(1, 2) },
  ],
  'W for Wᵀ in a square shape': [
    square([
      [1, 2],
      [3, 4],
    ]),
    { x: [1, -1] },
  ],
  'W for Wᵀ, almost symmetric': [
    square([
      [1, 2],
      [2.0001, 4],
    ]),
    { x: [1, -1] },
  ],
  'softmax of its diagonal alone': [
    {
      ...normalised,
      vjp: ({ x }: { x: Vector }, u: Vector) => ({
        x: softmaxOf(x).map((p, i) => p * (1 - p) * u[i]),
      }),
    },
    { x: vector(1, 2, 3) },
  ],
  'softmax of its diagonal alone, of equal entries': [
    {
      ...normalised,
      vjp: ({ x }: { x: Vector }, u: Vector) => ({
        x: softmaxOf(x).map((p, i) => p * (1 - p) * u[i]),
      }),
    },
    { x: vector(0, 0, 0) },
  ],
  'cross entropy without the subtraction': [
    {
      ...firstClass,
      vjp: ({ x }: { x: Vector }, u: number) => ({ x: softmaxOf(x).map((p) => p * u) }),
    },
    { x: vector(1, 2, 3) },
  ],
  'zeros for a confident cross entropy': [
    { ...firstClass, vjp: ({ x }: { x: Vector }) => ({ x: x.map(() => 0) }) },
    { x: vector(12, 0, 1) },
  ],
  'a gradient by an input that the output does not depend on': [
    {
      forward: ({ y }: { y: number }) => 1.1 * Math.exp(y),
      vjp: ({ y }: { y: number }, u: number) => ({ x: u, y: 1.1 * Math.exp(y) * u }),
    },
    { x: 0.3, y: 0.7 },
  ],
  'a product by division, with a zero': [
    loss(productOf, (x) => x.map((v) => (v === 0 ? 0 : productOf(x) / v))),
    { x: vector(2, 0, 3) },
  ],
  'a product by division, NaN at a zero': [
    loss(productOf, (x) => x.map((v) => productOf(x) / v)),
    { x: vector(2, 0, 3) },
  ],
  'noise of 10⁻⁴ in the gradient': [
    logistic((x) => sigmaSlope(x) * (1 + 1e-4 * hashed(x))),
    { x: vector(1, 2) },
  ],
  'noise of 10⁻⁸ in the gradient': [
    logistic((x) => sigmaSlope(x) * (1 + 1e-8 * hashed(x))),
    { x: vector(1, 2) },
  ],
  'a gradient rounded to float32': [
    logistic((x) => Math.fround(sigmaSlope(x))),
    { x: vector(1, 2) },
  ],
  'a gradient by differences of step 10⁻⁵': [
    logistic((x) => (sigma(x + 1e-5) - sigma(x - 1e-5)) / 2e-5),
    { x: vector(1, 2) },
  ],
  'one of 2,000 entries off by 10⁻⁴': [wide((g) => (g[777] *= 1.0001)), { W: weights }],
  'two of 2,000 entries exchanged': [
    wide((g) => ([g[120], g[130]] = [g[130], g[120]])),
    { W: weights },
  ],
  'one of 2,000 entries dropped': [wide((g) => (g[1999] = 0)), { W: weights }],
  'one of 2,000 entries of another row': [wide((g) => (g[0] += 1e-5 * g[1999])), { W: weights }],
  'NaN in one entry': [logistic((x, i) => (i === 1 ? NaN : sigmaSlope(x))), { x: vector(1, 2) }],
  'an infinity in one entry': [
    logistic((x, i) => (i === 1 ? Infinity : sigmaSlope(x))),
    { x: vector(1, 2) },
  ],
  'a zero beside an infinity that is right': [
    loss(
      (x) => Math.exp(x[0]) + x[1],
      (x) => vector(Math.exp(x[0]), 0),
    ),
    { x: vector(1, 2) },
  ],
  'sin 1000x with the slope of sin x': [
    entrywise((x) => Math.sin(1000 * x), Math.cos),
    { x: vector(0.3, 1, 2) },
  ],
  'log at 10⁻¹² with slope 10⁶': [entrywise(Math.log, () => 1e6), { x: vector(1e-12) }],
  'sqrt at 10⁻⁶ guarded by a small number': [
    entrywise(Math.sqrt, (x) => 0.5 / (Math.sqrt(x) + 1e-8)),
    { x: vector(1e-6, 1) },
  ],
  'x² at 10⁸ by 10⁻⁷ too big': [
    entrywise(
      (x) => x * x,
      (x) => 2 * x * (1 + 1e-7),
    ),
    { x: vector(1e8) },
  ],
};

import type { Subject } from '../../../harness/index.ts';
import {
  entrywise,
  firstClass,
  largestWith,
  logistic,
  loss,
  normalised,
  range,
  rectifier,
  sigma,
  vector,
  type Vector,
} from '../subjects.ts';
import type { Board } from './board.ts';

const sign = Math.sign;
const absolute = (atZero: number): Subject =>
  entrywise(Math.abs, (x) => (x === 0 ? atZero : sign(x)));
const square = entrywise(
  (x) => x * x,
  (x) => 2 * x,
);
const clamp = (atEdge: number): Subject =>
  entrywise(
    (x) => Math.min(Math.max(x, -1), 1),
    (x) => (Math.abs(x) === 1 ? atEdge : Number(Math.abs(x) < 1)),
  );
const exponential = entrywise(Math.exp, Math.exp);
const logarithm = entrywise(Math.log, (x) => 1 / x);
const root = entrywise(Math.sqrt, (x) => 0.5 / Math.sqrt(x));
const scaled = entrywise(
  (x) => 1e-6 * x,
  () => 1e-6,
);
const total = (x: Vector): number => x.reduce((a, b) => a + b, 0);
const sum = loss(total, (x) => x.map(() => 1));
const productOf = (x: Vector, without = -1): number =>
  x.reduce((product, v, i) => (i === without ? product : product * v), 1);
const prod = loss(productOf, (x) => x.map((_, i) => productOf(x, i)));
const length = loss(
  (x) => Math.hypot(...x),
  (x) => x.map((v) => (Math.hypot(...x) === 0 ? 0 : v / Math.hypot(...x))),
);
const mean = (x: Vector): number => total(x) / x.length;
const variance = loss(
  (x) => total(x.map((v) => (v - mean(x)) ** 2)) / x.length,
  (x) => x.map((v) => (2 * (v - mean(x))) / x.length),
);

const c = Math.sqrt(2 / Math.PI);
const inner = (x: number): number => Math.tanh(c * (x + 0.044715 * x ** 3));
const carelessGelu = entrywise(
  (x) => 0.5 * x * (1 + inner(x)),
  (x) => 0.5 * (1 + inner(x)) + 0.5 * x * (1 - inner(x) ** 2) * c * (1 + 3 * 0.044715 * x * x),
);

/** W x with nested arrays, all there is to a linear layer. */
const layer: Subject = {
  forward: ({ W, x }: { W: number[][]; x: number[] }) =>
    W.map((row) => row.reduce((z, w, j) => z + w * x[j], 0)),
  vjp: ({ W, x }: { W: number[][]; x: number[] }, u: number[]) => ({
    W: W.map((row, i) => row.map((_, j) => u[i] * x[j])),
    x: x.map((_, j) => W.reduce((g, row, i) => g + row[j] * u[i], 0)),
  }),
};

/** Entries of a vector put into another order, with repetition: its gradient adds up. */
const places = [2, 0, 2, 1, 2];
const gather: Subject = {
  forward: ({ x }: { x: Vector }) => Float64Array.from(places, (at) => x[at]),
  vjp({ x }: { x: Vector }, u: Vector) {
    const back = new Float64Array(x.length);
    places.forEach((at, i) => (back[at] += u[i]));
    return { x: back };
  },
};

const sorted: Subject = {
  forward: ({ x }: { x: Vector }) => x.toSorted(),
  vjp({ x }: { x: Vector }, u: Vector) {
    const order = [...x.keys()].toSorted((a, b) => x[a] - x[b]);
    const back = new Float64Array(x.length);
    order.forEach((at, i) => (back[at] = u[i]));
    return { x: back };
  },
};

const joined: Subject = {
  forward: ({ x, y }: { x: Vector; y: Vector }) => Float64Array.of(...x, ...y),
  vjp: ({ x }: { x: Vector }, u: Vector) => ({ x: u.slice(0, x.length), y: u.slice(x.length) }),
};

/** A record of outputs: the cotangent is one too. */
const twoOutputs: Subject = {
  forward: ({ x }: { x: Vector }) => ({ sum: total(x), squares: x.map((v) => v * v) }),
  vjp: ({ x }: { x: Vector }, u: { sum: number; squares: Vector }) => ({
    x: x.map((v, i) => u.sum + 2 * v * u.squares[i]),
  }),
};

export const right: Board = {
  'sigmoid from −30 to 30': [logistic(), { x: range(-30, 30, 13) }],
  'sigmoid at ±700 among ordinary values': [logistic(), { x: vector(700, -700, 0.5, 1, -2) }],
  'a steep sigmoid beside its bend': [
    entrywise(
      (x) => sigma(100 * x),
      (x) => 100 * sigma(100 * x) * sigma(-100 * x),
    ),
    { x: vector(0.1, -0.01, 0) },
  ],
  'relu at its kink with slope 0': [rectifier(0), { x: vector(0, 1, -2, 0) }],
  'relu at its kink with slope 1': [rectifier(1), { x: vector(0, 1, -2, 0) }],
  'relu at its kink with slope a half': [rectifier(0.5), { x: vector(0, 1, -2, 0) }],
  'relu at nothing but its kink': [rectifier(0), { x: vector(0) }],
  'relu closer to its kink than any step': [rectifier(0), { x: vector(1e-9, -1e-9, 1e-12) }],
  'relu at denormal distance from its kink': [rectifier(0), { x: vector(1e-310, -1e-310, 1) }],
  'the absolute value at 0 with slope 0': [absolute(0), { x: vector(0, 1) }],
  'the absolute value at 0 with slope 0.3': [absolute(0.3), { x: vector(0, 1) }],
  'the absolute value at 0 with slope −1': [absolute(-1), { x: vector(0, 1) }],
  'the absolute value about 10⁸ where it has no kink': [absolute(0), { x: vector(1e8, -1e8) }],
  'a clamp on its edges, open': [clamp(1), { x: vector(-1, 1, 0.5, 3) }],
  'a clamp on its edges, closed': [clamp(0), { x: vector(-1, 1, 0.5, 3) }],
  'a clamp on its edges, half open': [clamp(0.5), { x: vector(-1, 1, 0.5, 3) }],
  'a clamp within 10⁻⁷ of its edges': [clamp(0), { x: vector(1 + 1e-7, 1 - 1e-7, -1 - 1e-7) }],
  'hardswish at ±3': [
    entrywise(
      (x) => (x * Math.min(Math.max(x + 3, 0), 6)) / 6,
      (x) => (x <= -3 ? 0 : x >= 3 ? 1 : (2 * x + 3) / 6),
    ),
    { x: vector(-3, 3, 0, 4) },
  ],
  'Huber on its threshold, where only the second derivative jumps': [
    entrywise(
      (x) => (Math.abs(x) <= 1 ? 0.5 * x * x : Math.abs(x) - 0.5),
      (x) => Math.max(-1, Math.min(1, x)),
    ),
    { x: vector(1, -1, 0.5, 2) },
  ],
  'x|x| at 0, which looks like a kink and is none': [
    entrywise(
      (x) => x * Math.abs(x),
      (x) => 2 * Math.abs(x),
    ),
    { x: vector(0, 1e-5, -1) },
  ],
  'max of ties, all to the first': [largestWith((k) => Number(k === 0)), { x: vector(1, 1, 0) }],
  'max of ties, shared': [largestWith((_, n) => 1 / n), { x: vector(1, 1, 0) }],
  'max of ties at 10⁶': [largestWith((_, n) => 1 / n), { x: vector(1e6, 1e6, 1e6) }],
  'max of entries that differ by 10⁻⁹': [
    largestWith((k) => Number(k === 0)),
    { x: vector(1, 1 + 1e-9, 0) },
  ],
  'x² at 10⁸': [square, { x: vector(1e8) }],
  'x² at 10¹⁰ beside 10⁻¹⁰': [square, { x: vector(1e10, 1e-10) }],
  'x² at 0': [square, { x: vector(0, 1) }],
  'x³ at scales from 10⁻⁸ to 10⁸': [
    entrywise(
      (x) => x ** 3,
      (x) => 3 * x * x,
    ),
    { x: vector(1e8, 1, 1e-8, 1e-4) },
  ],
  'a sum of mixed scales': [sum, { x: vector(1e8, 1e4, 1, 1e-4, 1e-8) }],
  'log at 10⁻¹²': [logarithm, { x: vector(1e-12, 1) }],
  'log at 10⁻³⁰⁰': [logarithm, { x: vector(1e-300, 1) }],
  'sqrt at 10⁻⁶': [root, { x: vector(1e-6) }],
  'sqrt at 10⁻¹⁸ beside 4': [root, { x: vector(1e-18, 4) }],
  'exp at 300': [exponential, { x: vector(300, 1) }],
  'exp at ±700': [exponential, { x: vector(700, -700, 0) }],
  'a slope of 10⁻⁶': [scaled, { x: vector(0.3, 1, 2) }],
  'a slope of 10⁻¹²': [
    entrywise(
      (x) => 1e-12 * Math.tanh(x),
      (x) => 1e-12 / Math.cosh(x) ** 2,
    ),
    { x: vector(0.3, 1, 2) },
  ],
  'tanh with its slope as 1 − tanh²': [
    entrywise(Math.tanh, (x) => 1 - Math.tanh(x) ** 2),
    { x: vector(8, 10, 15, 1, 0.5) },
  ],
  'gelu as it is written carelessly': [carelessGelu, { x: vector(-6, -4, 1) }],
  'a small wave on 10⁸': [entrywise((x) => 1e8 + Math.sin(x), Math.cos), { x: vector(1, 2) }],
  'sin 1000x': [
    entrywise(
      (x) => Math.sin(1000 * x),
      (x) => 1000 * Math.cos(1000 * x),
    ),
    { x: vector(0.3, 1, 2) },
  ],
  'sin 50x': [
    entrywise(
      (x) => Math.sin(50 * x),
      (x) => 50 * Math.cos(50 * x),
    ),
    { x: range(-3, 3, 40) },
  ],
  '1/x beside its pole': [
    entrywise(
      (x) => 1 / x,
      (x) => -1 / x / x,
    ),
    { x: vector(1e-3, -1e-6, 0.5) },
  ],
  'sin x / x where it is nearly 1': [
    entrywise(
      (x) => (x === 0 ? 1 : Math.sin(x) / x),
      (x) => (Math.abs(x) < 1e-3 ? -x / 3 : (Math.cos(x) - Math.sin(x) / x) / x),
    ),
    { x: vector(0, 1e-4, 1) },
  ],
  'log(1 + e⁻ˣ) at ±800': [
    entrywise(
      (x) => Math.max(-x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
      (x) => -sigma(-x),
    ),
    { x: vector(800, -800, 0, 1) },
  ],
  'a bend of radius 10⁻³': [
    entrywise(
      (x) => Math.sqrt(x * x + 1e-6),
      (x) => x / Math.sqrt(x * x + 1e-6),
    ),
    { x: vector(0, 1e-3, -1e-4, 1) },
  ],
  'softmax of (20, 0, −20)': [normalised, { x: vector(20, 0, -20) }],
  'softmax of (30, 0, −30)': [normalised, { x: vector(30, 0, -30) }],
  'softmax of (100, 0, 1)': [normalised, { x: vector(100, 0, 1) }],
  'softmax of (1000, 0, −1000)': [normalised, { x: vector(1000, 0, -1000) }],
  'softmax of equal entries': [normalised, { x: vector(0, 0, 0) }],
  'cross entropy when confident and right': [firstClass, { x: vector(30, 0, 1) }],
  'cross entropy when confident and wrong': [firstClass, { x: vector(0, 30, 1) }],
  'the length of a vector at 0 with subgradient 0': [length, { x: vector(0, 0, 0) }],
  'the length of a vector of 10⁻¹⁰': [length, { x: vector(3e-10, 4e-10) }],
  'a product with one zero': [prod, { x: vector(2, 0, 3) }],
  'a product with two zeros': [prod, { x: vector(2, 0, 3, 0) }],
  'a product of large and small': [prod, { x: vector(1e8, 1e-8, 3) }],
  'the variance of numbers about 10⁴': [variance, { x: vector(1e4, 1e4 + 1, 1e4 - 2) }],
  'the variance of equal numbers': [variance, { x: vector(3, 3, 3) }],
  'a constant function': [
    entrywise(
      () => 3,
      () => 0,
    ),
    { x: vector(1, 2) },
  ],
  'a function of 0 everywhere': [
    entrywise(
      () => 0,
      () => 0,
    ),
    { x: vector(1, 2) },
  ],
  'rounding to whole numbers with slope 0': [
    entrywise(Math.round, () => 0),
    { x: vector(0.2, 1.3, 1000.2) },
  ],
  'hardshrink inside and outside': [
    entrywise(
      (x) => (Math.abs(x) > 1e-3 ? x : 0),
      (x) => Number(Math.abs(x) > 1e-3),
    ),
    { x: vector(0, 5e-4, 1) },
  ],
  'softshrink at its two kinks': [
    entrywise(
      (x) => Math.sign(x) * Math.max(Math.abs(x) - 0.5, 0),
      (x) => Number(Math.abs(x) > 0.5),
    ),
    { x: vector(0.5, -0.5, 2, 0) },
  ],
  'W x in nested arrays': [
    layer,
    {
      W: [
        [1, 2, 3],
        [4, 5, 6],
      ],
      x: [1, -1, 0.5],
    },
  ],
  '10⁻⁶ W x beside weights of 10⁸': [
    layer,
    {
      W: [
        [1e-6, 1e8],
        [2e-6, 0],
      ],
      x: [1, 1e-8],
    },
  ],
  'a gather with repeated indices': [gather, { x: vector(1, 2, 3) }],
  'a sort': [sorted, { x: vector(3, 1, 2, -5) }],
  'a concatenation with an empty vector': [joined, { x: vector(1, 2), y: vector() }],
  'a record of outputs': [twoOutputs, { x: vector(1, -2, 0) }],
  'a number for a number': [
    {
      forward: ({ x }: { x: number }) => x * x,
      vjp: ({ x }: { x: number }, u: number) => ({ x: 2 * x * u }),
    },
    { x: 3 },
  ],
};

import type { Subject } from '../../../harness/index.ts';
import {
  entrywise,
  firstClass,
  hashed,
  largestWith,
  logistic,
  loss,
  normalised,
  rectifier,
  sigma,
  sigmaSlope,
  type Vector,
} from '../subjects.ts';
import type { Board } from './board.ts';

/** Numbers of single precision: a subject's `map` over them rounds each result. */
const single = (...numbers: number[]): Float32Array => Float32Array.from(numbers);

const range = (from: number, to: number, count: number): Float32Array =>
  Float32Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));

/** A number of single precision, whose gradient is rounded by its container. */
const singleLoss = (f: (x: Vector) => number, gradient: (x: Vector) => Vector): Subject =>
  loss((x) => Math.fround(f(x)), gradient);

const square = entrywise(
  (x) => x * x,
  (x) => 2 * x,
);
const root = entrywise(Math.sqrt, (x) => 0.5 / Math.sqrt(x));
const scaled = (slope: number): Subject =>
  entrywise(
    (x) => 1e-6 * x,
    () => slope,
  );
const productOf = (x: Vector, without: number): number =>
  x.reduce((product, v, i) => (i === without ? product : Math.fround(product * v)), 1);

/** Scores, of which the first should be the largest. */
const scores = (x: Vector): number => {
  const top = Math.max(...x);
  const sum = x.reduce((total, v) => Math.fround(total + Math.fround(Math.exp(v - top))), 0);
  return Math.fround(top + Math.fround(Math.log(sum))) - x[0];
};

export const rightInSingle: Board = {
  'sigmoid from −30 to 12': [logistic(), { x: single(-30, -3, 0, 1, 5, 12) }],
  'sigmoid at ±80 among ordinary values': [logistic(), { x: single(80, -80, 0.5, 1) }],
  'a thousand slopes of sin': [entrywise(Math.sin, Math.cos), { x: range(-3, 3, 1000) }],
  'tanh with its slope as 1 − tanh²': [
    entrywise(Math.tanh, (x) => 1 - Math.tanh(x) ** 2),
    { x: range(-3, 3, 400) },
  ],
  'exp at −5 to 50': [entrywise(Math.exp, Math.exp), { x: single(-5, 1, 50) }],
  'x² at 10⁴ beside 10⁻⁴': [square, { x: single(1e4, 1e-4, 1) }],
  'log at 10⁻⁶': [entrywise(Math.log, (x) => 1 / x), { x: single(1e-6, 1e-4, 1) }],
  'sqrt at 10⁻⁶': [root, { x: single(1e-6, 1e-4, 1) }],
  'a slope of 10⁻⁶': [scaled(1e-6), { x: single(1e-6, 1e-4, 1) }],
  'relu at its kink with slope 0': [rectifier(0), { x: single(0, 1, -1) }],
  'relu at its kink with slope 1': [rectifier(1), { x: single(0, 1, -1) }],
  'relu at its kink with slope a half': [rectifier(0.5), { x: single(0, 1, -1) }],
  'relu at 10⁻⁶': [rectifier(0), { x: single(1e-6, -1e-6, 1) }],
  'the absolute value at 0': [entrywise(Math.abs, Math.sign), { x: single(0, 1, -2) }],
  'max of ties, shared': [largestWith((_, n) => 1 / n), { x: single(1, 1, 0) }],
  'max of ties, to the first': [largestWith((k) => Number(k === 0)), { x: single(1, 1, 0) }],
  softmax: [normalised, { x: single(1, 2, 3) }],
  'softmax of (20, 0, −20)': [normalised, { x: single(20, 0, -20) }],
  'cross entropy when confident and right': [firstClass, { x: single(12, 0, 1) }],
  'cross entropy summed in single precision': [
    { ...firstClass, forward: ({ x }: { x: Vector }) => scores(x) },
    { x: single(2, 0, 1) },
  ],
  'a product with one zero': [
    singleLoss(
      (x) => productOf(x, -1),
      (x) => x.map((_, i) => productOf(x, i)),
    ),
    { x: single(2, 0, 3) },
  ],
  'the length of a vector at 0 with subgradient 0': [
    singleLoss(
      (x) => Math.hypot(...x),
      (x) => x.map((v) => (v === 0 ? 0 : v / Math.hypot(...x))),
    ),
    { x: single(0, 0, 0) },
  ],
  'a constant function': [
    entrywise(
      () => 3,
      () => 0,
    ),
    { x: single(1, 2) },
  ],
};

export const wrongInSingle: Board = {
  'one entry 1 % too big': [
    logistic((x, i) => sigmaSlope(x) * (i === 1 ? 1.01 : 1)),
    { x: single(1, 2, 3) },
  ],
  'one of 400 entries 1 % too big': [
    logistic((x, i) => sigmaSlope(x) * (i === 321 ? 1.01 : 1)),
    { x: range(-2, 2, 400) },
  ],
  'everything a part in 10³ too big': [
    logistic((x) => sigmaSlope(x) * 1.001),
    { x: single(1, 2, 3) },
  ],
  'half of the slope': [
    entrywise(
      (x) => x * x,
      (x) => x,
    ),
    { x: single(1, 2, 3) },
  ],
  'zeros for a slope of 10⁻⁶': [scaled(0), { x: single(1, 2) }],
  'zeros for sigmoid at −15': [logistic(() => 0), { x: single(-15, -12) }],
  'relu at its kink with slope 1.5': [rectifier(1.5), { x: single(0, 1) }],
  'relu at its kink with slope −0.1': [rectifier(-0.1), { x: single(0, 1) }],
  'all tied inputs of max given the whole gradient': [largestWith(() => 1), { x: single(1, 1, 0) }],
  'a tangent of zeros for 400 sines': [entrywise(Math.sin, () => 0), { x: range(-2, 2, 400) }],
  'noise of 1 % in the gradient': [
    logistic((x) => sigmaSlope(x) * (1 + 0.01 * hashed(x))),
    { x: single(1, 2, -1) },
  ],
  'NaN in one entry': [logistic((x, i) => (i === 1 ? NaN : sigmaSlope(x))), { x: single(1, 2) }],
  'a cotangent that is ignored': [
    logistic(sigmaSlope, { vjp: ({ x }: { x: Vector }) => ({ x: x.map(sigmaSlope) }) }),
    { x: single(1, 2) },
  ],
  'softmax of its diagonal alone': [
    {
      ...normalised,
      vjp: ({ x }: { x: Vector }, u: Vector) => ({
        x: x.map((v, i) => sigma(v) * sigma(-v) * u[i]),
      }),
    },
    { x: single(1, 2, 3) },
  ],
};

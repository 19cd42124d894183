import type { Options, Subject } from '../../../harness/index.ts';
import { entrywise, hashed, logistic, normalised, vector, type Vector } from '../subjects.ts';
import type { Board } from './board.ts';

/** A forward that is good to so much, by noise that is the same each time. */
const noisy = (f: (x: number) => number, size: number, df = f): Subject =>
  entrywise((x) => f(x) * (1 + size * hashed(x)), df);

/** A forward that is rounded to multiples of a quantum. */
const quantised = (f: (x: number) => number, quantum: number, df: typeof f): Subject =>
  entrywise((x) => Math.round(f(x) / quantum) * quantum, df);

/** Right as far as anybody can see: whether it can be shown is another question, but it is not wrong. */
export const unsure: Board = {
  'an exp that is good to 10⁻⁶': [noisy(Math.exp, 1e-6), { x: vector(0.3, 1.2, -2) }],
  'an exp that is good to 10⁻⁹': [noisy(Math.exp, 1e-9), { x: vector(0.3, 1.2, -2) }],
  'an exp that is good to 10⁻³': [noisy(Math.exp, 1e-3), { x: vector(0.3, 1.2, -2) }],
  'a sine that is good to 10⁻⁶': [noisy(Math.sin, 1e-6, Math.cos), { x: vector(0.3, 1.2, -2) }],
  'an exp of single precision': [
    entrywise((x) => Math.fround(Math.exp(x)), Math.exp),
    { x: vector(0.3, 1.2, -2) },
  ],
  'a logistic function in steps of 2⁻¹⁶': [
    quantised(
      (x) => 1 / (1 + Math.exp(-x)),
      2 ** -16,
      (x) => 1 / (2 + 2 * Math.cosh(x)),
    ),
    { x: vector(0.3, 1.2, -2) },
  ],
  'a tanh in steps of 10⁻⁶': [
    quantised(Math.tanh, 1e-6, (x) => 1 / Math.cosh(x) ** 2),
    { x: vector(0.3, 1.2, -2) },
  ],
  'a tanh of numbers in steps of 10⁻⁶': [
    entrywise(
      (x) => Math.tanh(Math.round(x * 1e6) / 1e6),
      (x) => 1 / Math.cosh(x) ** 2,
    ),
    { x: vector(0.3, 1, -2) },
  ],
  'an exp of inputs of single precision': [
    entrywise((x) => Math.exp(Math.fround(x)), Math.exp),
    { x: vector(0.3, 1.2, -2) },
  ],
  '(1 − cos x) / x² at 10⁻⁶, where it has lost its digits': [
    entrywise(
      (x) => (1 - Math.cos(x)) / (x * x),
      (x) => -x / 12,
    ),
    { x: vector(1e-4, 1e-6) },
  ],
  'x log x at 0 with slope −∞': [
    entrywise(
      (x) => (x === 0 ? 0 : x * Math.log(x)),
      (x) => (x === 0 ? -Infinity : Math.log(x) + 1),
    ),
    { x: vector(0) },
  ],
  'log(1 + x) at 10⁻¹², where it has lost its digits': [
    entrywise(
      (x) => Math.log(1 + x),
      (x) => 1 / (1 + x),
    ),
    { x: vector(1e-12, -1e-9) },
  ],
  'whole numbers below, on a whole number': [entrywise(Math.floor, () => 0), { x: vector(1, -3) }],
  'rounding, halfway': [entrywise(Math.round, () => 0), { x: vector(0.5, 1.5) }],
  'the sign of 0': [entrywise(Math.sign, () => 0), { x: vector(0) }],
  'an angle on its cut': [
    entrywise(
      (x) => Math.atan2(x, -1),
      () => -1,
    ),
    { x: vector(0) },
  ],
  'an arc sine at its end with an infinite slope': [
    entrywise(Math.asin, () => Infinity),
    { x: vector(1) },
  ],
  'x² sin(1/x) at 0, whose slope is not continuous': [
    entrywise(
      (x) => (x === 0 ? 0 : x * x * Math.sin(1 / x)),
      () => 0,
    ),
    { x: vector(0) },
  ],
  'the cosine between parallel vectors, whose slopes are roundings': [
    {
      forward: ({ x }: { x: Vector }) => (2 * x[0] + x[1]) / (Math.hypot(...x) * Math.sqrt(5)),
      vjp: ({ x }: { x: Vector }, u: number) => {
        const [s, c] = [Math.hypot(...x), 2 * x[0] + x[1]];
        return {
          x: vector(2 - (c * x[0]) / s ** 2, 1 - (c * x[1]) / s ** 2).map(
            (g) => (g * u) / (s * Math.sqrt(5)),
          ),
        };
      },
    },
    { x: vector(6, 3) },
  ],
  'the variance as a mean of squares, of numbers about 10⁴': [
    {
      forward: ({ x }: { x: Vector }) => {
        const [a, b] = [x.reduce((s, v) => s + v, 0), x.reduce((s, v) => s + v * v, 0)];
        return b / 3 - (a / 3) ** 2;
      },
      vjp: ({ x }: { x: Vector }, u: number) => {
        const mean = x.reduce((s, v) => s + v, 0) / 3;
        return { x: x.map((v) => (2 / 3) * (v - mean) * u) };
      },
    },
    { x: vector(1e4, 1e4 + 1, 1e4 - 2) },
  ],
  'nothing but noise': [entrywise(hashed, () => 1), { x: vector(0.3, 1.2, -2) }],
  'softmax of a large one among small ones': [normalised, { x: vector(40, 1, 2, -1) }],
  'a step exactly at its jump': [
    entrywise(
      (x) => Number(x > 0),
      () => 0,
    ),
    { x: vector(0) },
  ],
  'the root of the absolute value at 0, whose slope has no bound': [
    entrywise(
      (x) => Math.sqrt(Math.abs(x)),
      () => 0,
    ),
    { x: vector(0) },
  ],
  'the cube root at 0 with an infinite slope': [
    entrywise(Math.cbrt, () => Infinity),
    { x: vector(0) },
  ],
};

/** Neither right nor wrong was seen, and the reason is told. */
export const undecided: Readonly<
  Record<string, readonly [...Board[string], reason: string, options?: Options]>
> = {
  'a sine at a resolution of 10⁻¹⁵': [
    entrywise(Math.sin, Math.cos),
    { x: vector(0.5) },
    'too coarse',
    { resolution: 1e-15 },
  ],
  'nothing but noise, in seven entries': [
    entrywise(hashed, () => 1),
    { x: vector(0.3, 1, -2, 3, 4, 5, 6) },
    'too coarse',
  ],
  'an empty vector': [logistic(), { x: vector() }, 'nothing compared'],
  'a forward that is NaN': [
    entrywise(
      () => NaN,
      () => 0,
    ),
    { x: vector(1) },
    'not a number',
  ],
  'a logarithm of a negative number': [
    entrywise(Math.log, (x) => 1 / x),
    { x: vector(-1) },
    'not a number',
  ],
  'a forward that throws': [
    {
      forward() {
        throw new Error('boom');
      },
      vjp: ({ x }: { x: Vector }) => ({ x }),
    },
    { x: vector(1) },
    'threw',
  ],
  'a forward that answers nothing': [
    { forward: () => undefined, vjp: ({ x }: { x: Vector }) => ({ x }) },
    { x: vector(1) },
    'no forward value',
  ],
  'a subject without gradients': [
    { forward: ({ x }: { x: Vector }) => x.slice() },
    { x: vector(1) },
    'no gradient',
  ],
  'a promise given to the synchronous check': [
    {
      forward: async ({ x }: { x: Vector }) => x.slice(),
      vjp: async (_: unknown, u: Vector) => ({ x: u.slice() }),
    },
    { x: vector(1) },
    'no forward value',
  ],
};

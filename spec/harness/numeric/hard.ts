import { defineScalarGate, type Gate } from '../../../gates/kit/index.ts';

/** A function that is hard to measure, and where: points from `from` to `to`. */
export interface Hard {
  readonly gate: Gate<'x'>;
  readonly from: number;
  readonly to: number;
}

type Real = (x: number) => number;

const hard = (
  name: string,
  definition: string,
  [from, to]: readonly [number, number],
  f: Real,
  df: Real,
): Hard => ({
  gate: defineScalarGate({ name, latex: definition, cite: '', definition, f, df }),
  from,
  to,
});

const relu: Real = (x) => Math.max(x, 0);
const step: Real = (x) => Number(x > 0);

/** Those of NUMERICS.md. */
export const hardFunctions: readonly Hard[] = [
  hard(
    'sin 50x',
    'sin(50 x)',
    [-3, 3],
    (x) => Math.sin(50 * x),
    (x) => 50 * Math.cos(50 * x),
  ),
  hard(
    'sin 1000x',
    'sin(1000 x)',
    [-3, 3],
    (x) => Math.sin(1000 * x),
    (x) => 1000 * Math.cos(1000 * x),
  ),
  hard(
    '1/x',
    '1 / x',
    [0.01, 1],
    (x) => 1 / x,
    (x) => -1 / x / x,
  ),
  hard('log x', 'log(x)', [0.001, 1], Math.log, (x) => 1 / x),
  hard('10⁸ + sin x', '100000000 + sin(x)', [-3, 3], (x) => 1e8 + Math.sin(x), Math.cos),
  hard(
    'tanh 20x',
    'tanh(20 x)',
    [-1, 1],
    (x) => Math.tanh(20 * x),
    (x) => 20 / Math.cosh(20 * x) ** 2,
  ),
  hard('relu within 0.1 of its kink', 'max(x, 0)', [-0.1, 0.1], relu, step),
  hard('relu within 5·10⁻⁵ of its kink', 'max(x, 0)', [-5e-5, 5e-5], relu, step),
  hard(
    '|x − 1| within 0.01 of its kink',
    'abs(x - 1)',
    [0.99, 1.01],
    (x) => Math.abs(x - 1),
    (x) => Math.sign(x - 1),
  ),
];

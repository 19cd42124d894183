import type { Subject } from '../../../harness/index.ts';
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
export const undecided: Readonly<Record<string, readonly [...Board[string], string]>> = {
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

import { tensor } from '../../../gates/kit/tensor.ts';
import type { Agreement, Digits } from '../../../harness/agreement.ts';
import { notOffered, type Cell, type Comparison } from '../../../harness/comparison.ts';
import { verdict } from '../fixtures.ts';

const digits = (count: number): Digits => ({
  digits: count,
  entries: 10,
  regimes: [{ regime: 'ordinary', digits: count }],
  worst: null,
  gentle: 10 ** -count,
});

const difference = {
  input: 'x',
  index: [0],
  came: 1,
  expected: 0,
  scale: 1,
  error: 1,
  regime: 'ties and kinks',
  isFine: false,
  at: { x: tensor([0]) },
};

/** Agreement to so many digits of output and gradient. */
export const agreeing = (
  forward: number,
  gradient: number,
  facts: Partial<Agreement> = {},
): Agreement => ({
  forward: digits(forward),
  gradient: digits(gradient),
  disagreements: [],
  conventions: [],
  ...facts,
});

/** A cell that passes, and what differs from it. */
export const cell = (target: string, gate: string, facts: Partial<Cell> = {}): Cell => ({
  gate,
  target,
  outcome: 'pass',
  agreement: agreeing(7.2, 6.5),
  verdict: verdict(gate),
  self: 4.1,
  evaluations: 1234,
  leaked: null,
  milliseconds: 40,
  ...facts,
});

/** Two implementations and three gates: one right, one wrong, one imprecise, one not offered. */
export const comparison: Comparison = {
  targets: [
    { target: 'a', name: 'lib <a>', version: '1.2', dtype: 'float32' },
    { target: 'b', name: 'lib b', version: '', dtype: 'float64' },
  ],
  gates: [
    { name: 'relu', latex: String.raw`z = \max(0, x)` },
    { name: 'sin', latex: null },
    { name: 'own', latex: null },
  ],
  cells: [
    cell('a', 'relu', {
      leaked: 3,
      agreement: agreeing(7.2, 7.2, { conventions: [{ ...difference, between: [0, 1] }] }),
    }),
    cell('b', 'relu'),
    cell('a', 'sin', { outcome: 'wrong number', leaked: 0 }),
    cell('b', 'sin', {
      outcome: 'imprecise',
      agreement: agreeing(5, 6, {
        disagreements: [{ ...difference, input: null, came: 0.25, expected: 0.5, error: 2e-4 }],
      }),
    }),
    notOffered('own', 'a'),
    cell('b', 'own', { agreement: null }),
  ],
  seed: 1,
  versions: { gradcheck: '0.1.0', node: '24.21.0' },
  milliseconds: 1234,
};

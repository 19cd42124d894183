import { tensor } from '../../gates/kit/tensor.ts';
import type { CheckedGate, Identity, Results } from '../../harness/results.ts';
import type { Cell, Finding, InputResult, Verdict } from '../../harness/verdict.ts';

/** What was seen of one input, as a run might have found it. */
export const seen = (input: string, facts: Partial<InputResult> = {}): InputResult => ({
  input,
  outcome: 'pass',
  cases: 100,
  shapes: { smallest: [0], largest: [7] },
  entries: { compared: 1234, unresolved: 0, atKinks: 0, resolved: 1200, zeros: 0, vague: 0 },
  largestAbsolute: { error: 2.3e-13, output: [3], index: [3], claimed: 1, measured: 1, bar: 1e-12 },
  largestRelative: { error: 4.1e-12, output: [0], index: [0], claimed: 1, measured: 1, bar: 1e-12 },
  medianBar: 3.1e-14,
  resolution: 7.7e-11,
  regimes: [{ regime: 'ordinary', cases: 100, compared: 1234, unresolved: 0, resolution: 7.7e-11 }],
  evaluations: 4210,
  ...facts,
});

/** A verdict that passes, and what differs from it. */
export const verdict = (subject: string, facts: Partial<Verdict> = {}): Verdict => ({
  outcome: 'pass',
  reason: null,
  subject,
  dtype: 'float64',
  laws: [{ law: 'jacobian', outcome: 'pass', cases: 100 }],
  inputs: [seen('x')],
  entries: { compared: 1234, unresolved: 0, atKinks: 0, resolved: 1200, zeros: 0, vague: 0 },
  resolution: 7.7e-11,
  required: 1e-7,
  method: 'every entry',
  missProbability: 0,
  worst: null,
  findings: [],
  diagnosis: null,
  evaluations: { forward: 4000, vjp: 100, jvp: 60, jacobian: 50, hvp: 0, batches: 80 },
  seed: 1,
  replay: '',
  milliseconds: 31,
  ...facts,
});

/** A checked gate with a statement and the lines of the table that it stands for. */
export const checked = (
  told: Verdict,
  latex: string | null = null,
  identities: readonly Identity[] = [],
): CheckedGate => ({ name: told.subject, latex, identities, file: null, verdict: told });

/** A line of the source table. */
export const identity = (label: string, input: string, sourceLabel = label): Identity => ({
  label,
  sourceLabel,
  input,
});

/** All that a run found. */
export const results = (gates: readonly CheckedGate[], facts: Partial<Results> = {}): Results => ({
  outcome: 'pass',
  gates,
  seed: 1,
  versions: { gradcheck: '0.1.0', node: '24.21.0' },
  milliseconds: 3210,
  ...facts,
});

const cell = (output: number, index: number, claimed: number, measured: number): Cell => ({
  output: [output],
  index: [index],
  claimed,
  measured,
  bar: 9.1e-16,
  wrong: claimed !== measured,
});

/** z = W x whose gradient by x took W for its transpose. */
export const transposed: Finding = {
  law: 'jacobian',
  reason: 'wrong number',
  input: 'x',
  output: [0],
  index: [1],
  claimed: 0,
  measured: 0.125,
  bar: 9.1e-16,
  between: null,
  at: { W: tensor([0, 0.125, 0, 0], [2, 2]), x: tensor([0, 0]) },
  shapes: { W: [2, 2], x: [2] },
  dimensions: { n: 2 },
  regime: 'ordinary',
  expected: null,
  came: null,
  window: [cell(0, 0, 0, 0), cell(0, 1, 0, 0.125), cell(1, 0, 0.125, 0), cell(1, 1, 0, 0)],
};

/** The verdict on it. */
export const wrongTranspose = verdict('wrongTranspose', {
  outcome: 'fail',
  reason: 'wrong number',
  worst: transposed,
  findings: [transposed, { ...transposed, law: 'adjoint', reason: 'broken promise' }],
  inputs: [
    seen('W', { shapes: { smallest: [0, 0], largest: [7, 7] } }),
    seen('x', {
      outcome: 'fail',
      largestAbsolute: { ...transposed, error: 1.25 },
      resolution: 1e-10,
    }),
  ],
  diagnosis: { hypothesis: 'transpose', sentence: 'a matrix that was not transposed', causes: [] },
  replay: 'wrongTranspose/jacobian/1/1:1:0:2',
});

/** A verdict for which the bars are too wide. */
export const tooCoarse = verdict('coarse', {
  outcome: 'undecided',
  reason: 'too coarse',
  inputs: [seen('x', { outcome: 'undecided', medianBar: 3e-6, resolution: 2e-5 })],
  entries: { compared: 40, unresolved: 12, atKinks: 0, resolved: 10, zeros: 0, vague: 0 },
  resolution: 2e-5,
  replay: 'coarse/jacobian/1/3',
});

/** The verdict on the chain rule, which is one of all gates and told by no input. */
export const chain = checked(
  verdict('chain rule', { laws: [{ law: 'chain', outcome: 'pass', cases: 1413 }], inputs: [] }),
);

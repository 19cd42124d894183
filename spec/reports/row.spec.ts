import { describe, expect, it } from 'vitest';
import { tensor } from '../../gates/kit/tensor.ts';
import { fromRows, toPlain, type Row } from '../../reports/row.ts';
import { showSummary } from '../../reports/summary.ts';
import { transposed, verdict, wrongTranspose } from './fixtures.ts';

const row = (facts: Partial<Row> = {}): Row => ({
  name: 'matvec',
  latex: null,
  identities: [],
  expected: 'pass',
  attempt: 0,
  versions: { gradcheck: '0.1.0', node: '24.21.0' },
  verdict: toPlain(verdict('matvec')),
  ...facts,
});

/** What becomes of a row that is written as JSON. */
const sent = (one: Row): Row => JSON.parse(JSON.stringify(one)) as Row;

describe('toPlain', () => {
  it('gives data that JSON does not change', () => {
    const worst = { ...transposed, claimed: NaN, measured: -Infinity, between: [-0, 1] as const };
    const plain = toPlain({ ...wrongTranspose, worst, reason: undefined });
    expect(JSON.parse(JSON.stringify(plain))).toEqual(plain);
    expect(plain).toMatchObject({
      worst: { claimed: 'NaN', measured: '-Infinity', between: ['-0', 1] },
    });
  });

  it('keeps the shape alone of a tensor that no message shows', () => {
    const large = { shape: [65], data: new Float64Array(65) };
    expect(toPlain(large)).toEqual({ shape: [65], data: [] });
  });
});

describe('fromRows', () => {
  it('gives back the verdicts, without their tokens', () => {
    const at = { x: tensor([-0, NaN, 1]), data: tensor([1]), claimed: tensor([2]) };
    const worst = { ...transposed, claimed: -0, measured: Infinity, came: 'NaN', at };
    const told = { ...wrongTranspose, worst, findings: [worst], resolution: null };
    const { gates } = fromRows([sent(row({ name: told.subject, verdict: toPlain(told) }))]);
    expect(gates.map((gate) => gate.verdict)).toEqual([{ ...told, replay: '' }]);
  });

  it('leaves out what was expected to fail and what has no verdict', () => {
    const { gates, outcome } = fromRows([
      row({ name: 'kept' }),
      row({ expected: 'fail', verdict: toPlain(wrongTranspose) }),
      row({ verdict: null }),
    ]);
    expect(gates.map(({ name }) => name)).toEqual(['kept']);
    expect(outcome).toBe('pass');
  });

  it('tells every version and seed where they differ', () => {
    const results = fromRows([
      row({ verdict: toPlain(verdict('matvec', { seed: 7 })) }),
      row({ versions: { gradcheck: '0.1.0', node: '22.18.0' } }),
    ]);
    expect(results.versions).toEqual({ gradcheck: '0.1.0', node: '22.18.0, 24.21.0' });
    expect(showSummary(results)).toMatch(/ seeds 7, 1$/);
  });
});

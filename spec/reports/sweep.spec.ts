import { describe, expect, it } from 'vitest';
import type { Swept, SweepResults } from '../../harness/sweep.ts';
import { sweepReporters } from '../../reports/sweep/index.ts';
import { transposed, verdict } from './fixtures.ts';

const swept = (operation: string, groups: Swept['groups']): Swept => ({
  operation,
  calls: 8,
  cases: 16,
  groups,
  compared: 1234,
  evaluations: 4321,
  milliseconds: 10,
});

const results: SweepResults = {
  libraries: [
    {
      target: 'a',
      name: 'lib a',
      version: '1.2',
      dtype: 'float32',
      operations: [
        swept('sin', [{ outcome: 'pass', cases: 16, labels: [], verdict: null }]),
        swept('pad', [
          { outcome: 'pass', cases: 4, labels: [], verdict: null },
          {
            outcome: 'wrong number',
            cases: 12,
            labels: Array.from({ length: 8 }, (_, k) => `pad: ${k}`),
            verdict: verdict('pad', { outcome: 'fail', worst: transposed }),
          },
        ]),
      ],
    },
  ],
  seed: 1,
  versions: { gradcheck: '0.1.0' },
  milliseconds: 20,
};

const told = (name: string): string =>
  sweepReporters[name].render(results, { columns: 100, colour: false, timings: false });

describe('a sweep as a table', () => {
  it('has a line for each operation, with the worst first', () => {
    expect(told('table')).toContain(
      '\n✓ sin           8     16    1,234  16 pass\n✗ pad           8     16    1,234  12 wrong number, 4 pass\n',
    );
  });

  it('names the calls, and shows the smallest case', () => {
    expect(told('table')).toContain(
      '\npad: wrong number in 12 of 16 cases\n  with pad: 0\n  with pad: 1\n  with pad: 2\n  with pad: 3\n  with pad: 4\n  with pad: 5\n  and in 2 more ways\n\n  z[0] by x[1]: claimed 0, measured 0.125 ± 9.1e-16\n  W = [[0, 0.125], [0, 0]]\n  x = [0, 0]\n',
    );
  });

  it('sums up', () => {
    expect(told('table')).toContain(
      '\nlib a 1.2: 2 operations · 1 pass · 1 wrong number · float32 · 32 cases · 2,468 entries compared\n  8,642 evaluations\n',
    );
  });
});

describe('a sweep as Markdown and JSON', () => {
  it('has a row for each operation', () => {
    expect(told('markdown')).toContain('\n| pad | 8 | 16 | 1,234 | ✗ 12 wrong number, 4 pass |\n');
  });

  it('has everything, and no times', () => {
    expect(JSON.parse(told('json'))).toMatchObject({ schema: 'gradcheck/1', outcome: 'fail' });
    expect(told('json')).not.toContain('milliseconds');
  });
});

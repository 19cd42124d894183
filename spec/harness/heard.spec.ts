import { describe, expect, it } from 'vitest';
import { tensor } from '../../gates/kit/index.ts';
import { Heard, type Kink } from '../../harness/heard.ts';
import type { Scene } from '../../harness/finding.ts';
import { Rows } from '../../harness/numeric/sparse.ts';
import type { Slope } from '../../harness/numeric/slope.ts';
import { Stats } from '../../harness/stats.ts';
import { read } from '../../harness/value.ts';

const x = tensor([1, 2, 3]);
const { form } = read(x)!;
const scene: Scene = {
  drawn: { lengths: { n: 3 }, regime: 'ordinary', shapes: [[3]], values: [x.data] },
  layout: { names: ['x'], forms: [form], wrt: [0] },
  output: { names: null, forms: [form], size: 3 },
};

function matrix(rows: number, columns: number) {
  const collected = new Rows(columns);
  for (let i = 0; i < rows; i++) collected.push(new Float64Array(columns), 1);
  return collected.done();
}

const entry = (row: number, column: number, claimed: number) => ({
  row,
  column,
  claimed,
  measured: 1,
  bar: 1e-9,
});
const slope = (kind: Slope['kind'], lower = 1, upper = 1): Slope =>
  ({ kind, value: 1, bar: 1e-9, lower, upper, excuses: [] }) as unknown as Slope;

function heard(stats: Stats | null = null, kinks: Kink[] | null = null, size = 3): Heard {
  return new Heard('pullback', scene, 0, matrix(size, size), stats, kinks);
}

const opened = (): Stats => {
  const stats = new Stats('x', 1e-6);
  stats.open([3], 'ordinary');
  return stats;
};

describe('Heard', () => {
  it('has found nothing where nothing is wrong', () => {
    const listening = heard(opened());
    listening.good(entry(0, 0, 1));
    listening.zeros(3, 3);
    listening.kink(entry(0, 1, 1), slope('kink', 0, 2));
    expect(listening.finding).toBe(null);
  });

  it('has found the worst of what is wrong, with the entries around it', () => {
    const listening = heard();
    listening.good(entry(0, 0, 1));
    listening.wrong(entry(1, 1, 2), slope('smooth'));
    listening.wrong(entry(2, 1, 9), slope('smooth'));
    listening.wrong(entry(2, 2, 3), slope('smooth'));
    const finding = listening.finding!;
    expect(finding).toMatchObject({ law: 'pullback', reason: 'wrong number', input: 'x' });
    expect(finding).toMatchObject({ output: [2], index: [1], claimed: 9, between: null });
    expect(finding.window.filter(({ wrong }) => wrong).map(({ claimed }) => claimed)).toEqual([
      2, 9, 3,
    ]);
    expect(finding.window.find(({ wrong }) => !wrong)).toMatchObject({ claimed: 1, bar: 1e-9 });
  });

  it('says between which slopes a claim at a kink was to be', () => {
    const listening = heard();
    listening.wrong(entry(1, 1, 5), slope('kink', 0, 2));
    expect(listening.finding!.between).toEqual([0, 2]);
  });

  it('keeps no entry of a large Jacobian', () => {
    const listening = heard(null, null, 21);
    listening.wrong(entry(1, 1, 5), slope('smooth'));
    expect(listening.finding!.window.filter(({ wrong }) => wrong)).toEqual([]);
  });

  it('tells the statistics of everything, and the law of the kinks', () => {
    const [stats, kinks] = [opened(), [] as Kink[]];
    const listening = heard(stats, kinks);
    listening.good(entry(0, 0, 1));
    listening.kink(entry(0, 1, 1), slope('kink', 0, 2));
    listening.zeros(2, 1);
    listening.unmeasurable(entry(1, 1, 1));
    listening.unmeasurable(entry(1, 2, 0));
    expect(stats.entries).toMatchObject({ compared: 4, atKinks: 1, resolved: 2, unresolved: 1 });
    listening.wrong(entry(2, 2, 7), slope('smooth'));
    expect(stats.failed).toBe(true);
    expect(kinks).toEqual([{ ...entry(0, 1, 1), input: 0, lower: 0, upper: 2 }]);
  });
});

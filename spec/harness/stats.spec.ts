import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sizeOf } from '../../gates/kit/index.ts';
import { Claimed } from '../../harness/numeric/claimed.ts';
import { EntryList } from '../../harness/numeric/entryList.ts';
import type { Shown } from '../../harness/numeric/shown.ts';
import { indexOf, Stats } from '../../harness/stats.ts';

const where = ({ row, column }: { row: number; column: number }) => ({
  output: [row],
  index: [column],
});

const entry = (claimed: number, measured: number, bar: number, row = 0, column = 0) => ({
  row,
  column,
  claimed,
  measured,
  bar,
});

/** Tells of one entry whose claim is inside its bar. */
const good = (stats: Stats, ...one: Parameters<typeof entry>): void =>
  stats.good(entry(...one), where);

/** Tells at once of entries of one column that moves by a weight; the farthest of them by their rows. */
function goodTogether(
  stats: Stats,
  weight: number,
  [farthestAt, relativeAt]: readonly [number, number],
  ...all: (readonly number[])[]
): void {
  const rows = all.length;
  const group = {
    columns: Int32Array.of(10),
    owners: Int32Array.from(all, (numbers) => (numbers.length > 0 ? 0 : -1)),
    entries: Float64Array.from(all, ([claimed = 0]) => claimed),
    from: 0,
  };
  const slopes = {
    values: Float64Array.from(all, ([, measured = 0]) => weight * measured),
    bars: Float64Array.from(all, ([, , bar = 0]) => Math.abs(weight) * bar),
    doubts: new Uint8Array(rows),
    shown: null,
    far: null,
  };
  const entries = all.filter((numbers) => numbers.length > 0);
  const coarsest = Math.max(
    ...entries.map(([x, y, bar]) => bar / Math.max(Math.abs(x), Math.abs(y))),
  );
  const shown: Shown = {
    agrees: true,
    left: 0,
    isLinear: true,
    entries: entries.length,
    sharp: entries.length,
    blank: rows - entries.length,
    coarsest,
    farthestAt,
    relativeAt,
  };
  stats.goodTogether(
    new EntryList(new Claimed(group, Float64Array.of(weight)), slopes),
    shown,
    where,
  );
}

const opened = (): Stats => {
  const stats = new Stats('x', 1e-6);
  stats.open([2], 'ordinary');
  return stats;
};

describe('Stats', () => {
  it('counts what is precise enough as resolved, and what the bar swallows as unresolved', () => {
    const stats = opened();
    good(stats, 1, 1, 1e-9);
    good(stats, 1, 1, 1e-3);
    good(stats, 1e-9, 0, 1e-8);
    expect(stats.entries).toMatchObject({ compared: 3, unresolved: 1, atKinks: 0, resolved: 1 });
  });

  it('says the same of entries that are told together as of each alone', () => {
    const all = [[1, 1, 1e-9], [100, 100.00001, 1e-6], [], [1e-3, 1e-3 + 1e-9, 1e-11]] as const;
    for (const weight of [1, -0.5]) {
      const [together, alone] = [opened(), opened()];
      goodTogether(together, weight, [1, 3], ...all);
      all.forEach((numbers, row) => {
        if (numbers.length > 0)
          alone.good(entry(...(numbers as [number, number, number]), row, 10), where);
      });
      expect(together.result()).toEqual(alone.result());
      expect(together.entries).toMatchObject({ compared: 3, resolved: 3 });
    }
  });

  it('takes no entry for the farthest where none is told to be', () => {
    const stats = opened();
    goodTogether(stats, 1, [-1, -1], [1, 1 + 1e-9, 1e-8]);
    expect(stats.result()).toMatchObject({ largestAbsolute: null, largestRelative: null });
  });

  it('takes the median of all bars that are told together, wherever their rows are', () => {
    const stats = opened();
    const rows = [[], [1, 1, 1e-9], [], [1, 1, 1e-9], [1, 1, 1e-9], [1, 1, 1e-12], [1, 1, 1e-12]];
    goodTogether(stats, -2, [-1, -1], ...rows);
    expect(Math.abs(stats.medianBar! / 1e-9 - 1)).toBeLessThan(0.125);
  });

  it('counts zeros of which nothing was measured as resolved', () => {
    const stats = opened();
    stats.zeros(5, 5);
    stats.zeros(3, 0);
    expect(stats.entries).toMatchObject({ compared: 8, resolved: 5 });
  });

  it('counts entries at kinks', () => {
    const stats = opened();
    stats.kink();
    expect(stats.entries).toMatchObject({ compared: 1, atKinks: 1 });
  });

  it('keeps the largest distances, and where they are', () => {
    const stats = opened();
    good(stats, 100, 100.00001, 1e-5, 1, 2);
    good(stats, 1e-3, 1e-3 + 1e-9, 1e-9, 3, 4);
    const { largestAbsolute, largestRelative } = stats.result();
    expect(largestAbsolute).toMatchObject({ output: [1], index: [2] });
    expect(largestAbsolute!.error).toBeCloseTo(1e-5, 9);
    expect(largestRelative).toMatchObject({ output: [3], index: [4], bar: 1e-9 });
    expect(largestRelative!.error).toBeCloseTo(1e-6, 10);
  });

  it('takes NaN for the largest distance of all', () => {
    const stats = opened();
    stats.wrong(entry(2, 1, 0), where);
    stats.wrong(entry(NaN, 1, 0, 7), where);
    expect(stats.result()).toMatchObject({ outcome: 'fail', largestRelative: { output: [7] } });
  });

  it('has the worst resolution of the ordinary regime for its own', () => {
    const stats = opened();
    good(stats, 1, 1, 1e-10);
    good(stats, 1, 1, 1e-9);
    stats.open([2], 'huge');
    good(stats, 1, 1, 1e-7);
    expect(stats.result().resolution).toBe(1e-9);
    expect(stats.result().regimes).toMatchObject([
      { regime: 'ordinary', cases: 1, compared: 2, unresolved: 0, resolution: 1e-9 },
      { regime: 'huge', cases: 1, compared: 1, unresolved: 0, resolution: 1e-7 },
    ]);
  });

  it('has the worst of all where nothing ordinary was seen', () => {
    const stats = new Stats('x', 1e-6);
    stats.open([1], 'given');
    good(stats, 2, 2, 1e-8);
    expect(stats.result().resolution).toBe(5e-9);
    expect(new Stats('x', 1e-6).result().resolution).toBe(null);
  });

  it('tells the median bar to a tenth', () => {
    const stats = opened();
    expect(stats.medianBar).toBe(null);
    for (const bar of [1e-12, 1e-9, 1e-8]) good(stats, 1, 1, bar);
    expect(Math.abs(stats.medianBar! / 1e-9 - 1)).toBeLessThan(0.1);
  });

  it('keeps the smallest and the largest shape', () => {
    const stats = new Stats('x', 1e-6);
    expect(stats.result().shapes).toBe(null);
    for (const shape of [[2, 3], [0, 7], [5, 5], [1]]) stats.open(shape, 'ordinary');
    expect(stats.result()).toMatchObject({
      cases: 4,
      shapes: { smallest: [0, 7], largest: [5, 5] },
    });
  });

  it('passes what is mostly resolved, and nothing else', () => {
    const outcome = (work: (stats: Stats) => void): string => {
      const stats = opened();
      work(stats);
      return stats.result().outcome;
    };
    expect(outcome(() => {})).toBe('undecided');
    expect(outcome((stats) => good(stats, 1, 1, 1e-9))).toBe('pass');
    expect(outcome((stats) => stats.kink())).toBe('pass');
    expect(outcome((stats) => good(stats, 1e-9, 0, 1e-8))).toBe('undecided');
    expect(outcome((stats) => stats.wrong(entry(1, 2, 0), where))).toBe('fail');
  });
});

describe('indexOf', () => {
  it('counts row by row', () => {
    expect([0, 1, 3, 5].map((k) => indexOf(k, [2, 3]))).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 2],
    ]);
    expect(indexOf(0, [])).toEqual([]);
  });

  it('finds each entry of any shape at a place of its own', () => {
    const shapes = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 });
    fc.assert(
      fc.property(shapes, (shape) => {
        const places = Array.from({ length: sizeOf(shape) }, (_, k) => indexOf(k, shape));
        expect(new Set(places.map(String)).size).toBe(sizeOf(shape));
        for (const place of places) {
          place.forEach((i, axis) => expect(i).toBeLessThan(shape[axis]));
        }
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { Approach, slopesFrom } from '../../../harness/numeric/approach.ts';
import { axis } from '../../../harness/numeric/field.ts';
import { slopesAlong, type Slopes } from '../../../harness/numeric/slopes.ts';
import { vector, type Vector } from '../subjects.ts';
import { each, measure } from './measure.ts';

/** A curve with a kink a tenth from 0, on which steps of 1/4 stumble and steps of 1/64 do not. */
const bent = (x: number): number => Math.exp(x) + Math.max(0, x - 0.1);

/** The looks of one approach at all entries of a point, one after the other, and what each cost. */
function looks(f: (x: number) => number, x: Vector, slope: number): [Slopes, number][] {
  let calls = 0;
  const counting = (at: Vector): Vector => (calls++, vector(at.reduce((sum, v) => sum + f(v), 0)));
  const approach = new Approach();
  return [...x.keys()].map((j) => {
    calls = 0;
    const aim = { direction: axis(0, j), claimed: vector(slope), only: null };
    const [seen] = measure(counting, x, (field) => approach.slopes(field, [aim]));
    return [seen, calls - 1];
  });
}

describe('slopesFrom', () => {
  it('measures in the units of the direction, however near', () => {
    for (const by of [1, 16, 256]) {
      const aim = { direction: axis(0, 0, 2), claimed: vector(2 * Math.cos(0.7)), only: null };
      const [{ values, bars, doubts }] = measure(each(Math.sin), vector(0.7), (field) =>
        slopesFrom(field, [aim], by),
      );
      expect(doubts[0]).toBe(0);
      expect(Math.abs(values[0] - 2 * Math.cos(0.7))).toBeLessThanOrEqual(bars[0]);
      expect(bars[0]).toBeLessThan(1e-8);
    }
  });
});

describe('Approach', () => {
  it('sees from nearer what a quick look from afar leaves in doubt', () => {
    const afar = measure(each(bent), vector(0), (field) =>
      slopesAlong(field, axis(0, 0), vector(1)),
    );
    expect(afar.doubts[0]).toBe(1);
    const [[{ values, bars, doubts }]] = looks(bent, vector(0), 1);
    expect(doubts[0]).toBe(0);
    expect(Math.abs(values[0] - 1)).toBeLessThanOrEqual(bars[0]);
  });

  it('begins the next look where the last became clear', () => {
    const [[, first], [{ doubts }, second]] = looks(bent, vector(0, 0), 1);
    expect(doubts[0]).toBe(0);
    expect(second).toBeLessThanOrEqual(first - 12);
  });

  it('leaves a doubt at a kink, and begins the next look from afar again', () => {
    const [[{ doubts }, first], [, second]] = looks(Math.abs, vector(0, 0), 0);
    expect(doubts[0]).toBe(1);
    expect(second).toBe(first);
  });

  it('leaves alone what is clear from afar', () => {
    expect(looks((x) => 3 * x, vector(0.5), 3)[0][1]).toBe(2);
  });

  it('looks along several directions at once, and again along those in doubt', () => {
    const f = (at: Vector): Vector => vector(bent(at[0]) + 3 * at[1]);
    const aims = [0, 1].map((j) => ({
      direction: axis(0, j),
      claimed: vector([1, 3][j]),
      only: null,
    }));
    const seen = measure(f, vector(0, 0), (field) => new Approach().slopes(field, aims));
    expect(seen.map(({ doubts }) => [...doubts])).toEqual([[0], [0]]);
    expect(seen[0].values[0]).toBeCloseTo(1, 9);
    expect(seen[1].values[0]).toBeCloseTo(3, 9);
  });

  it('looks again only at the rows in doubt', () => {
    const mixed = (at: Vector): Vector => vector(Math.sin(at[0]), bent(at[0]), NaN);
    const aim = { direction: axis(0, 0), claimed: vector(1, 1, 1), only: null };
    const [{ values, doubts }] = measure(mixed, vector(0), (field) =>
      new Approach().slopes(field, [aim]),
    );
    expect([...doubts]).toEqual([0, 0, 1]);
    expect(values[0]).toBeCloseTo(1, 9);
    expect(values[1]).toBeCloseTo(1, 9);
  });
});

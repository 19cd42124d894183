import { describe, expect, it } from 'vitest';
import { Approach, slopesFrom } from '../../../harness/numeric/approach.ts';
import { axis, type Field } from '../../../harness/numeric/field.ts';
import type { Aim } from '../../../harness/numeric/aim.ts';
import { Claimed } from '../../../harness/numeric/claimed.ts';
import { slopesAlong, type Slopes } from '../../../harness/numeric/slopes.ts';
import { roundings } from '../../../harness/numeric/terms.ts';
import { SlopesMemory } from '../../../harness/numeric/slopesMemory.ts';
import type { Asking } from '../../../harness/question.ts';
import { vector, type Vector } from '../subjects.ts';
import { each, measure } from './measure.ts';

/** A curve with a kink a tenth from 0, on which steps of 1/4 stumble and steps of 1/64 do not. */
const bent = (x: number): number => Math.exp(x) + Math.max(0, x - 0.1);

const approachOf = (rows: number, directions = 1): Approach =>
  new Approach(new SlopesMemory(directions, rows));

/** The looks of one approach at all entries of a point, one after the other, and what each cost. */
function looks(f: (x: number) => number, x: Vector, slope: number): [Slopes, number][] {
  let calls = 0;
  const counting = (at: Vector): Vector => (calls++, vector(at.reduce((sum, v) => sum + f(v), 0)));
  const approach = approachOf(1);
  return [...x.keys()].map((j) => {
    calls = 0;
    const aim = { direction: axis(0, j), claimed: Claimed.of(vector(slope)), only: null };
    const [seen] = measure(counting, x, (field) => approach.slopes(field, [aim]));
    return [seen, calls - 1];
  });
}

/** How far one entry is moved, evaluation by evaluation, by whatever asks for slopes of it at 0. */
function stepsOf(f: (x: number) => Vector, ask: (field: Field) => Asking<unknown>): number[] {
  const steps: number[] = [];
  measure(([x]) => (steps.push(x), f(x)), vector(0), ask);
  return steps.slice(1);
}

const alone = (claimed: Vector | null): Aim => ({
  direction: axis(0, 0),
  claimed: claimed && Claimed.of(claimed),
  only: null,
});

describe('slopesFrom', () => {
  it('takes steps so many times smaller', () => {
    const first = (by: number): number =>
      stepsOf(
        (x) => vector(3 * x),
        (field) => slopesFrom(field, [alone(null)], by),
      )[0];
    expect([1, 16, 256].map(first)).toEqual([2 ** -2, 2 ** -6, 2 ** -10]);
  });

  it('is as precise as the claim needs in its own units', () => {
    // 16 roundings of 2²⁰ are 7 · 10⁻⁹, the aim is half of 10⁻⁹ of a sixteenth of the claim.
    const cost = (claimed: number): number =>
      stepsOf(
        (x) => vector(2 ** 20 + x),
        (field) => slopesFrom(field, [alone(vector(claimed))], 16),
      ).length;
    expect([cost(100), cost(1000)]).toEqual([4, 2]);
  });

  it('measures in the units of the direction, however near', () => {
    for (const by of [1, 16, 256]) {
      const aim = {
        direction: axis(0, 0, 2),
        claimed: Claimed.of(vector(2 * Math.cos(0.7))),
        only: null,
      };
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
      claimed: Claimed.of(vector([1, 3][j])),
      only: null,
    }));
    const seen = measure(f, vector(0, 0), (field) => approachOf(1, 2).slopes(field, aims));
    expect(seen.map(({ doubts }) => [...doubts])).toEqual([[0], [0]]);
    expect(seen[0].values[0]).toBeCloseTo(1, 9);
    expect(seen[1].values[0]).toBeCloseTo(3, 9);
  });

  it('looks again only at the rows in doubt', () => {
    const mixed = (at: Vector): Vector => vector(Math.sin(at[0]), bent(at[0]), NaN);
    const aim = { direction: axis(0, 0), claimed: Claimed.of(vector(1, 1, 1)), only: null };
    const [{ values, doubts }] = measure(mixed, vector(0), (field) =>
      approachOf(3).slopes(field, [aim]),
    );
    expect([...doubts]).toEqual([0, 0, 1]);
    expect(values[0]).toBeCloseTo(1, 9);
    expect(values[1]).toBeCloseTo(1, 9);
  });

  /** From how far the next look begins, after one at so many rows of which some are bent. */
  function nextFrom(rows: number, kinked: number, directions = 1): number {
    const f = (x: number): Vector =>
      Float64Array.from({ length: rows }, (_, row) => (row < kinked ? bent(x) : 3 * x));
    const approach = approachOf(rows, directions);
    const aims = Array.from({ length: directions }, (_, k) => {
      const direction = axis(0, 0, k === 0 ? 1 : 2 ** -10);
      return { direction, claimed: null, only: null };
    });
    measure(
      ([x]) => f(x),
      vector(0),
      (field) => approach.slopes(field, aims),
    );
    return stepsOf(f, (field) => approach.slopes(field, [alone(null)]))[0];
  }

  it('begins the next look nearer where more than a quarter of all rows were in doubt', () => {
    const [afar, nearer] = [2 ** -2, 2 ** -6];
    expect([nextFrom(8, 2), nextFrom(8, 3)]).toEqual([afar, nearer]);
    // From a thousandth all rows are clear at once.
    expect([nextFrom(2, 1, 2), nextFrom(1, 1, 2), nextFrom(3, 2, 2)]).toEqual([
      afar,
      nearer,
      nearer,
    ]);
  });

  it('looks again neither at what is too coarse nor at what is no number', () => {
    const cost = (f: (x: number) => Vector): number =>
      stepsOf(f, (field) => approachOf(field.value.length).slopes(field, [alone(null)])).length;
    expect(cost((x) => vector(2 ** 40 + x))).toBe(4);
    expect(cost((x) => vector(3 * x, NaN))).toBe(2);
    expect(cost((x) => vector(2 ** 40 + x, NaN))).toBe(4);
  });

  it('leaves the rows as they are that were clear from afar', () => {
    const [{ values, bars }] = measure(
      ([x]) => vector(3 * x - 1, bent(x)),
      vector(0),
      (field) => approachOf(2).slopes(field, [alone(null)]),
    );
    // 16 times two roundings of 1 over a quarter, from afar.
    expect([values[0], bars[0]]).toEqual([3, 16 * (roundings * 2 ** -53 + roundings * 2 ** -1022)]);
    expect(values[1]).toBeCloseTo(1, 9);
  });

  /** The doubt that is left where nothing is claimed of f by its second entry, at 0; the first is large. */
  const doubtBeside = (f: (x: Vector) => number, large: number, claimed = 0): number => {
    const aim = { direction: axis(0, 1), claimed: Claimed.of(vector(claimed)), only: null };
    const [{ doubts }] = measure(
      (x) => vector(f(x)),
      vector(large, 0),
      (field) => approachOf(1).slopes(field, [aim]),
    );
    return doubts[0];
  };

  it('does not take for still nearby what moves from afar by a few roundings', () => {
    const absorbed = ([a, b]: Vector): number => a + b - a;
    // At 2⁵⁰ a quarter is one last place, and what is shorter is lost.
    expect(doubtBeside(absorbed, 2 ** 50)).toBe(1);
    // A dead unit is still nearby, and moves by far more than a rounding from afar.
    const dead = ([, b]: Vector): number => Math.max(0, b - 0.01);
    expect(doubtBeside(dead, 2 ** 20)).toBe(0);
    expect(doubtBeside(dead, 2 ** 51)).toBe(1);
    expect(doubtBeside(([, b]) => Math.max(0, b - 0.01) + 3 * b, 2 ** 20, 3)).toBe(0);
  });

  it('glances once, from where the last look became clear', () => {
    const approach = approachOf(1);
    const one = (x: number): Vector => vector(bent(x));
    const glance = (): number[] =>
      stepsOf(one, (field) => approach.glance(field, alone(vector(1))));
    expect(glance()[0]).toBe(2 ** -2);
    stepsOf(one, (field) => approach.slopes(field, [alone(vector(1))]));
    expect(glance()[0]).toBe(2 ** -6);
    const seen = measure(
      ([x]) => one(x),
      vector(0),
      (field) => approach.glance(field, alone(null)),
    );
    expect([seen.doubts[0], seen.values[0]]).toEqual([0, expect.closeTo(1, 9)]);
  });
});

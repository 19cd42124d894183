import { describe, expect, it } from 'vitest';
import { axis } from '../../../harness/numeric/field.ts';
import { aimOf, slopesAlong, type Slopes } from '../../../harness/numeric/slopes.ts';
import type { Direction } from '../../../harness/question.ts';
import { vector, type Vector } from '../subjects.ts';
import { each, measure } from './measure.ts';

const along = (f: (x: Vector) => Vector, x: Vector, direction: Direction = axis(0, 0)): Slopes =>
  measure(f, x, (field) => slopesAlong(field, direction, null));

/** Evaluations that one look takes. */
function costOf(f: (x: number) => number, x: number, claimed: Vector | null = null): number {
  let calls = 0;
  const counting = (at: Vector): Vector => (calls++, at.map((v) => f(v)));
  measure(counting, vector(x), (field) => slopesAlong(field, axis(0, 0), claimed));
  return calls - 1;
}

const functions: [string, (x: number) => number, number, number][] = [
  ['sin', Math.sin, 0.7, 0.7648421872844885],
  ['exp', Math.exp, -2, 0.1353352832366127],
  ['a line', (x) => 3 * x - 1, 5, 3],
  ['the logistic function far out', (x) => 1 / (1 + Math.exp(-x)), -30, 9.357622968839299e-14],
  ['1e8 + sin', (x) => 1e8 + Math.sin(x), 1, 0.5403023058681398],
];

describe('slopesAlong', () => {
  it.for(functions)('measures %s within its bar', ([, f, x, slope]) => {
    const { values, bars } = along(each(f), vector(x));
    expect(Math.abs(values[0] - slope)).toBeLessThanOrEqual(bars[0]);
    expect(bars[0]).toBeLessThan(Infinity);
  });

  it('measures all outputs along one direction at once, each entry at its speed', () => {
    const direction = [{ input: 0, indices: [0, 1, 2], weights: vector(1, -2, 0.5) }];
    const { values, doubts } = along(
      each((x) => x * x),
      vector(1, 2, 3),
      direction,
    );
    expect([...doubts]).toEqual([0, 0, 0]);
    [2, -8, 3].forEach((slope, i) => expect(values[i]).toBeCloseTo(slope, 9));
  });

  it('takes three evaluations for a line, and ten at most and two for a curve', () => {
    expect(costOf((x) => 3 * x - 1, 0.5)).toBe(3);
    expect(costOf(Math.sin, 0.5)).toBeGreaterThan(4);
    expect(costOf(Math.sin, 0.5)).toBeLessThanOrEqual(12);
  });

  it('goes no finer than where rounding is all that is left, within what is required, for many entries', () => {
    const drowned = (x: number): number => 1e6 + Math.sin(x);
    const costAmong = (entries: number): number => {
      let calls = 0;
      const counting = (at: Vector): Vector => (calls++, vector(drowned(at[0])));
      const x = new Float64Array(entries).fill(0.5);
      const slopes = measure(counting, x, (field) => slopesAlong(field, axis(0, 0), null));
      expect(Math.abs(slopes.values[0] - Math.cos(0.5))).toBeLessThanOrEqual(slopes.bars[0]);
      return slopes.doubts[0] === 0 ? calls - 1 : Infinity;
    };
    expect(costAmong(4096)).toBeLessThan(12);
    expect(costAmong(1)).toBe(Infinity);
  });

  const doubtful: [string, (x: number) => number, number][] = [
    ['a kink', Math.abs, 0],
    ['a kink close by', Math.abs, 1e-3],
    ['a jump', (x) => Number(x > 0), 0],
    ['an oscillation between the scales', (x) => Math.sin(1000 * x), 0.3],
    ['a pole close by', (x) => 1 / x, 0.01],
    ['a domain that ends', Math.log, 0.01],
    ['a place where f is no number', (x) => (x > 0 ? NaN : x), 0],
  ];

  it.for(doubtful)('leaves a doubt at %s', ([, f, x]) => {
    expect(along(each(f), vector(x)).doubts[0]).not.toBe(0);
  });

  it('looks only at the rows that are asked for', () => {
    const { doubts, bars } = measure(each(Math.sin), vector(1, 1), (field) =>
      slopesAlong(field, axis(0, 0), null, [0]),
    );
    expect([doubts[0], doubts[1], bars[1]]).toEqual([0, 1, Infinity]);
  });
});

describe('aimOf', () => {
  it('aims beyond what is required, as far as the dtype gives it for little', () => {
    expect(aimOf(2 ** -53, 1e-6)).toBe(2 ** -11 * 1e-6);
    expect(aimOf(2 ** -24, 1e-3)).toBeCloseTo(2 ** -11, 12);
    expect(aimOf(2 ** -8, 0.1)).toBe(0.1);
  });
});

import { describe, expect, it } from 'vitest';
import { examine } from '../../../harness/numeric/examine.ts';
import type { Slope } from '../../../harness/numeric/slope.ts';
import { axis } from '../../../harness/numeric/field.ts';
import type { Dtype } from '../../../harness/index.ts';
import { vector, type Vector } from '../subjects.ts';
import { each, measure } from './measure.ts';

/** One function of one number looked at closely; without a claim, in doubt of every one. */
const look = (
  f: (x: number) => number,
  x: number,
  dtype: Dtype = 'float64',
  claimed = NaN,
): Slope =>
  measure(each(f), vector(x), (field) => examine(field, axis(0, 0), [0], [claimed]), dtype)[0];

/** The derivative by the first of several entries. */
const lookAlong = (f: (x: Vector) => number, ...x: number[]): Slope =>
  measure(
    (at) => vector(f(at)),
    vector(...x),
    (field) => examine(field, axis(0, 0), [0], [NaN]),
  )[0];

const contains = ({ lower, upper }: Slope, slope: number): boolean =>
  lower <= slope && slope <= upper;

const smooth: [string, () => Slope, number, number][] = [
  ['exp at 1', () => look(Math.exp, 1), Math.E, 1e-9],
  ['exp at 300', () => look(Math.exp, 300), Math.exp(300), 1e-9],
  ['sin 1000x at 0.3', () => look((x) => Math.sin(1000 * x), 0.3), 1000 * Math.cos(300), 1e-8],
  ['log at 10⁻¹²', () => look(Math.log, 1e-12), 1e12, 1e-9],
  ['1/x at 10⁻³', () => look((x) => 1 / x, 1e-3), -1e6, 1e-9],
  ['x² at 10⁸', () => look((x) => x * x, 1e8), 2e8, 1e-9],
  ['x² at 0', () => look((x) => x * x, 0), 0, 1e-9],
  ['a constant', () => look(() => 7, 1), 0, 1e-9],
  ['relu at 10⁻⁹', () => look((x) => Math.max(x, 0), 1e-9), 1, 1e-6],
  ['relu at −10⁻⁹', () => look((x) => Math.max(x, 0), -1e-9), 0, 1e-6],
  ['|x − 1| at 1 + 10⁻⁵', () => look((x) => Math.abs(x - 1), 1 + 1e-5), 1, 1e-9],
  ['x|x| at 0', () => look((x) => x * Math.abs(x), 0), 0, 1e-9],
  ['a small entry beside 10⁸', () => lookAlong(([a, b]) => a + b, 1e-4, 1e8), 1, 1e-6],
  ['a product with 10¹⁰', () => lookAlong(([a, b]) => a * b, 1e-3, 1e10), 1e10, 1e-9],
];

const kinks: [string, () => Slope, number, number][] = [
  ['|x| at 0', () => look(Math.abs, 0), -1, 1],
  ['relu at 0', () => look((x) => Math.max(x, 0), 0), 0, 1],
  ['|x − 1| at 1', () => look((x) => Math.abs(x - 1), 1), -1, 1],
  ['a leaky relu at 0', () => look((x) => (x > 0 ? x : 0.01 * x), 0), 0.01, 1],
  ['max(eˣ, 1) at 0', () => look((x) => Math.max(Math.exp(x), 1), 0), 0, 1],
  ['|x| at 0 in float32', () => look(Math.abs, 0, 'float32'), -1, 1],
  ['max of a tie', () => lookAlong((x) => Math.max(...x), 1, 1, 0), 0, 1],
  ['max of a tie beside 10⁶', () => lookAlong(([a, b, c]) => Math.max(a, b) + c, 1, 1, 1e6), 0, 1],
  ['the length of a vector at 0', () => lookAlong((x) => Math.hypot(...x), 0, 0), -1, 1],
];

describe('examine', () => {
  it.for(smooth)('finds one slope of %s', ([, seen, expected, relative]) => {
    const slope = seen();
    expect(slope.kind).toBe('smooth');
    expect(contains(slope, expected)).toBe(true);
    expect(slope.bar).toBeLessThanOrEqual(relative * Math.max(1, Math.abs(expected)));
  });

  it.for(kinks)('finds two slopes of %s', ([, seen, lower, upper]) => {
    const slope = seen();
    expect(slope.kind).toBe('kink');
    expect(slope.lower).toBeCloseTo(lower, 3);
    expect(slope.upper).toBeCloseTo(upper, 3);
    expect(contains(slope, lower) && contains(slope, upper)).toBe(true);
  });

  it('finds the slope of the side that is left where a domain ends', () => {
    const slope = look((x) => (x < 0 ? NaN : Math.exp(3 * x)), 0);
    expect([slope.kind, contains(slope, 3)]).toEqual(['edge', true]);
    const left = look((x) => (x > 1 ? NaN : x * x), 1);
    expect([left.kind, contains(left, 2)]).toEqual(['edge', true]);
  });

  it('stays inside a domain that ends close by', () => {
    const slope = look(Math.sqrt, 1e-6);
    expect([slope.kind, contains(slope, 500)]).toEqual(['smooth', true]);
  });

  it('tells a jump from a slope, and keeps the side that f belongs to', () => {
    const slope = look((x) => (x >= 0 ? 2 * x + 5 : 3 * x), 0, 'float64', 2);
    expect([slope.kind, contains(slope, 2)]).toEqual(['jump', true]);
  });

  it('tells a slope without a bound', () => {
    expect(look(Math.cbrt, 0).kind).toBe('vertical');
    expect(look((x) => Math.sqrt(Math.abs(x)), 0).kind).toBe('vertical');
    expect(look((x) => (x < 0 ? NaN : Math.sqrt(x)), 0).kind).toBe('vertical');
  });

  it('finds nothing where f is nowhere defined around the point', () => {
    expect(look((x) => (x === 0 ? 0 : NaN), 0).kind).toBe('nothing');
  });

  it('looks past a jump or a kink at some distance', () => {
    const far = look((x) => (x > 0.01 ? 5 : x), 0);
    expect([far.kind, contains(far, 1)]).toEqual(['smooth', true]);
    const round = look(Math.round, 0.2);
    expect([round.kind, contains(round, 0)]).toEqual(['smooth', true]);
  });

  it('asks for no more noise than a claim needs', () => {
    let calls = 0;
    const f = (x: Vector): Vector => (calls++, x.map(Math.exp));
    const asked = (claimed: number): number => {
      calls = 0;
      measure(f, vector(1), (field) => examine(field, axis(0, 0), [0], [claimed]));
      return calls;
    };
    expect(asked(Math.E)).toBeLessThan(asked(3));
  });
});

import { describe, expect, it } from 'vitest';
import { laddersOf, settle, window } from '../../../harness/numeric/ladders.ts';
import { central, type Quotients } from '../../../harness/numeric/quotients.ts';
import { historyOf, sightOf } from './historyOf.ts';

const always = (): boolean => true;

const quotientsOf = (f: (x: number) => number, x: number, count = 20): Quotients =>
  central(historyOf(f, x, count), sightOf(f, x));

/** Exact quotients. */
const given = (...values: number[]): Quotients => ({
  values: Float64Array.from(values),
  rounding: new Float64Array(values.length),
  count: values.length,
});

describe('laddersOf', () => {
  it('makes a ladder of every five quotients that follow each other', () => {
    expect(window).toBe(5);
    expect(laddersOf(quotientsOf(Math.exp, 1, 20), true, always).values.length).toBe(16);
    expect(laddersOf(quotientsOf(Math.exp, 1, 4), true, always).values).toEqual([]);
  });

  it('finds the slope on every ladder of a smooth function, within its bar', () => {
    const { values, bars } = laddersOf(quotientsOf(Math.exp, 1), true, always);
    values.forEach((value, k) => expect(Math.abs(value - Math.E)).toBeLessThanOrEqual(bars[k]));
    expect(Math.min(...bars)).toBeLessThan(1e-11);
  });

  it('has no bar where a ladder may not speak', () => {
    const fromThird = laddersOf(quotientsOf(Math.exp, 1), true, (from) => from >= 2);
    expect(fromThird.bars.map(Number.isFinite).indexOf(true)).toBe(2);
  });

  it('asks of each ladder with what it found', () => {
    const asked: number[] = [];
    const { values } = laddersOf(quotientsOf(Math.exp, 1, 7), true, (from, { value }) => {
      asked.push(from, value);
      return true;
    });
    expect(asked).toEqual([0, values[0], 1, values[1], 2, values[2]]);
  });

  it('has no bar where the quotients are no numbers', () => {
    expect(laddersOf(given(NaN, NaN, NaN, NaN, NaN), true, always).bars).toEqual([Infinity]);
    expect(
      laddersOf(given(Infinity, Infinity, Infinity, Infinity, Infinity), true, always).bars,
    ).toEqual([Infinity]);
  });

  it('is not taken in by two quotients that meet as they cross the slope', () => {
    // What remains of h² and of h⁴ is as much at both: 0.2 above the slope, which is 0.
    const errorAt = (h: number): number => h ** 2 - 0.8 * h ** 4;
    const values = Float64Array.from({ length: 10 }, (_, k) => errorAt(2 ** (1 - k)));
    const rounding = values.map((_, k) => 0.025 * 2 ** k);
    const ladders = laddersOf({ values, rounding, count: values.length }, true, always);
    ladders.bars.forEach((bar, k) => expect(Math.abs(ladders.values[k])).toBeLessThanOrEqual(bar));
    expect(Math.min(...ladders.bars)).toBeLessThan(1);
  });

  it('lets three quotients behind a ladder deny it', () => {
    const flat = [1, 1, 1, 1, 1];
    expect(laddersOf(given(...flat), true, always).bars[0]).toBe(0);
    for (const behind of [[9], [1, 9], [1, 1, 9]]) {
      expect(laddersOf(given(...flat, ...behind), true, always).bars[0]).toBe(Infinity);
    }
    expect(laddersOf(given(...flat, 1, 1, 1, 9), true, always).bars[0]).toBe(0);
  });
});

describe('settle', () => {
  it('keeps the sharpest estimate that no finer one contradicts', () => {
    expect(settle({ values: [0, 5, 5.1], bars: [1e-12, 0.3, 0.5] })).toEqual({
      value: 5,
      bar: 0.3,
    });
  });

  it('begins at a place', () => {
    const ladders = { values: [5, 5.1, 5.2], bars: [0.1, 0.2, 0.5] };
    expect(settle(ladders)).toEqual({ value: 5, bar: 0.1 });
    expect(settle(ladders, 1)).toEqual({ value: 5.1, bar: 0.2 });
    expect(settle(ladders, 3)).toEqual({ value: NaN, bar: Infinity });
  });

  it('answers with what the next call does not change', () => {
    const first = settle({ values: [5], bars: [0.1] });
    settle({ values: [7], bars: [0.2] });
    expect(first).toEqual({ value: 5, bar: 0.1 });
  });
});

import { describe, expect, it } from 'vitest';
import { interval, positive, real } from '../../../gates/kit/index.ts';
import { simplerValues } from '../../../harness/cases/simplerValues.ts';

const lists = (values: Iterable<readonly Float64Array[]>): number[][][] =>
  [...values].map((one) => one.map((data) => [...data]));

describe('simplerValues', () => {
  it('begins with whole numbers in the same order and of the same signs, in all inputs together', () => {
    const [first, second] = lists(
      simplerValues(
        [real(3), positive(1)],
        [Float64Array.of(-0.4375, 0.0625, 1.3125), Float64Array.of(0.75)],
      ),
    );
    expect(first).toEqual([[-2, 1, 4], [3]]);
    expect(second).toEqual([[-2.25, 1.25, 4.25], [3.25]]);
  });

  it('makes no two entries alike, nor one the negative of another', () => {
    const all = lists(simplerValues([real(4)], [Float64Array.of(1, -2, 3.5, -0.375)]));
    expect(all.length).toBeGreaterThan(1);
    for (const [data] of all) expect(new Set(data.map(Math.abs)).size).toBe(4);
  });

  it('leaves entries between bounds as they are', () => {
    const all = lists(
      simplerValues(
        [interval(0, 1, 2), real(1)],
        [Float64Array.of(0.3, 0.7), Float64Array.of(0.3)],
      ),
    );
    for (const [data] of all) expect(data).toEqual([0.3, 0.7]);
  });

  it('has nothing simpler than the first whole numbers', () => {
    expect(lists(simplerValues([real(2)], [Float64Array.of(1, -2)]))).toEqual([]);
    expect(lists(simplerValues([real(0)], [new Float64Array()]))).toEqual([]);
  });
});

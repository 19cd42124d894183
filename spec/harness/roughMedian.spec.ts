import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RoughMedian } from '../../harness/roughMedian.ts';

/** The median of some numbers as it is told. */
function told(numbers: readonly number[]): number | null {
  const median = new RoughMedian();
  for (const x of numbers) median.note(x);
  return median.value;
}

describe('RoughMedian', () => {
  it('is none of no numbers', () => {
    expect(told([])).toBe(null);
  });

  it('is the middle one to an eighth, in whatever order they come', () => {
    for (const numbers of [
      [1e-12, 1e-9, 1e-8],
      [1e-8, 1e-12, 1e-9],
      [1e-9],
      [7e300, 1e-9, 3e-310],
    ]) {
      expect(Math.abs(told(numbers)! / 1e-9 - 1)).toBeLessThanOrEqual(0.125);
    }
  });

  it('is the lower of the middle two of an even count', () => {
    expect(Math.abs(told([4, 1, 2, 3])! / 2 - 1)).toBeLessThanOrEqual(0.125);
  });

  it('takes many at once as it takes each', () => {
    const exponents = fc.array(fc.integer({ min: -400, max: 400 }), { minLength: 1 });
    fc.assert(
      fc.property(exponents, exponents, (first, second) => {
        const together = new RoughMedian();
        const alone = new RoughMedian();
        for (const drawn of [first, second]) {
          RoughMedian.room(drawn.length + 1).set([...drawn, 7].map((e) => 2 ** e));
          together.noteRoom(drawn.length);
          for (const e of drawn) alone.note(2 ** e);
        }
        expect(together.value).toBe(alone.value);
      }),
    );
  });

  it('has room for as many as there are', () => {
    const median = new RoughMedian();
    const room = RoughMedian.room(5000);
    expect(room.length).toBeGreaterThanOrEqual(5000);
    room.fill(1e-9).fill(1e-3, 0, 2400);
    median.noteRoom(5000);
    expect(Math.abs(median.value! / 1e-9 - 1)).toBeLessThanOrEqual(0.125);
  });

  it('holds numbers of any size from 0 up', () => {
    expect(told([0, 0, 5])).toBeLessThan(Number.MIN_VALUE * 2 ** 52);
    expect(told([Number.MAX_VALUE, Number.MAX_VALUE, 1])).toBeGreaterThan(2 ** 1023);
    const exponents = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 });
    fc.assert(
      fc.property(exponents, (drawn) => {
        const sorted = drawn.toSorted((a, b) => a - b);
        const middle = 2 ** sorted[Math.ceil(drawn.length / 2) - 1];
        expect(Math.abs(told(drawn.map((e) => 2 ** e))! / middle - 1)).toBeLessThanOrEqual(0.125);
      }),
    );
  });
});

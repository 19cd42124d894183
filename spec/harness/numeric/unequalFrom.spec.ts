import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unequalFrom } from '../../../harness/numeric/unequalFrom.ts';

const vector = (...numbers: number[]): Float64Array => Float64Array.from(numbers);

describe('unequalFrom', () => {
  it('finds each place at which two vectors differ, and then the end', () => {
    const numbers = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 1 })),
    );
    fc.assert(
      fc.property(numbers, (pairs) => {
        const [a, b] = [0, 1].map((side) => vector(...pairs.map((pair) => pair[side])));
        const found: number[] = [];
        for (let at = -1; (at = unequalFrom(a, b, at + 1)) < a.length;) found.push(at);
        expect(found).toEqual([...pairs.keys()].filter((k) => pairs[k][0] !== pairs[k][1]));
      }),
    );
  });

  it('holds zeros of both signs for equal, and NaN for unlike everything', () => {
    expect(unequalFrom(vector(0, -0, 1), vector(-0, 0, 1))).toBe(3);
    expect(unequalFrom(vector(1, NaN), vector(1, NaN))).toBe(1);
  });
});

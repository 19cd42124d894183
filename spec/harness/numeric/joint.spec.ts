import { describe, expect, it } from 'vitest';
import { outsideHull, type Kinky } from '../../../harness/numeric/joint.ts';
import { vector, type Vector } from '../subjects.ts';
import { measure } from './measure.ts';

/** What lies outside the slopes along a diagonal, given what is claimed of each entry. */
const outside = (f: (x: Vector) => number, x: Vector, claims: number[], turns: number[]) => {
  const group = claims.map((claimed, column): Kinky => ({ row: 0, input: 0, column, claimed }));
  return measure(
    (at) => vector(f(at)),
    x,
    (field) => outsideHull(field, group, turns),
  );
};

const largest = (x: Vector): number => Math.max(...x);

describe('outsideHull', () => {
  it('sees that both of two tied entries cannot take the whole gradient', () => {
    const found = outside(largest, vector(1, 1), [1, 1], [1, 1]);
    expect(found?.claimed).toBe(2);
    expect([found!.lower, found!.upper].map(Math.round)).toEqual([1, 1]);
  });

  it('takes any share that adds up', () => {
    for (const share of [0, 0.25, 0.5, 1]) {
      expect(outside(largest, vector(1, 1), [share, 1 - share], [1, 1])).toBe(null);
      expect(outside(largest, vector(1, 1), [share, 1 - share], [1, -1])).toBe(null);
    }
  });

  it('sees a share that adds up to too little', () => {
    expect(outside(largest, vector(1, 1), [0.25, 0.25], [1, 1])).toMatchObject({ claimed: 0.5 });
  });

  it('takes the hull of the slopes around, where a difference of kinks has another one along it', () => {
    // |a| − |b| is flat along the diagonal, but claims of 1 and 1 are each a subgradient.
    const difference = ([a, b]: Vector): number => Math.abs(a) - Math.abs(b);
    expect(outside(difference, vector(0, 0), [1, 1], [1, 1])).toBe(null);
    expect(outside(difference, vector(0, 0), [1, 1], [1, -1])).toBe(null);
  });

  it('says nothing where the diagonal has no slope', () => {
    const jumping = ([a, b]: Vector): number => Math.cbrt(a + b);
    expect(outside(jumping, vector(0, 0), [1, 1], [1, 1])).toBe(null);
  });
});

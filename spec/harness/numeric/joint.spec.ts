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

describe('where it is looked', () => {
  /** How far each entry was moved, evaluation by evaluation, from the first that leaves the diagonal on. */
  function displacements(claims: number[], turns: number[]): number[][] {
    const x = new Float64Array(claims.length).fill(1);
    const moved: number[][] = [];
    outside((at) => (moved.push([...at].map((v) => v - 1)), Math.max(...at)), x, claims, turns);
    const [aside, h] = [2 ** -13, 2 ** -17];
    const isAside = (by: readonly number[]): boolean =>
      by.every((d, k) => Number.isInteger((Math.abs(d) + turns[k] * h * Math.sign(d)) / aside)) ||
      by.every((d, k) => Number.isInteger((Math.abs(d) - turns[k] * h * Math.sign(d)) / aside));
    const first = moved.findIndex((by) => isAside(by) && by.some((d) => Math.abs(d) > aside / 2));
    return first < 0 ? [] : moved.slice(first);
  }

  it('is every sector that the axes and the diagonals cut, with steps along the diagonal there', () => {
    const [aside, h] = [2 ** -13, 2 ** -17];
    const sectors = [
      [-1, -2],
      [-2, -1],
      [1, -2],
      [2, -1],
      [-1, 2],
      [-2, 1],
      [1, 2],
      [2, 1],
    ];
    const expected = sectors.flatMap(([a, b]) =>
      [h, -h].map((step) => [a * aside + step, b * aside - step]),
    );
    expect(displacements([1, -1], [1, -1]).slice(-16)).toEqual(expected);
  });

  it('is no sector where there are more than five entries', () => {
    expect(displacements([1, 1, 1, 1, 1], [1, 1, 1, 1, 1]).length).toBeGreaterThanOrEqual(128);
    expect(displacements([1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1])).toEqual([]);
  });

  it('is nowhere where there is no answer', () => {
    const short = (x: Vector): number => {
      if (Math.abs(x[0] - x[1]) > 1e-6) throw new RangeError('not here');
      return Math.max(...x);
    };
    expect(outside(short, vector(1, 1), [1, 1], [1, 1])).toMatchObject({ claimed: 2 });
    // Nor where there is one on one side of a sector alone.
    const [aside, h] = [2 ** -13, 2 ** -17];
    for (const from of [-3 * aside, -3 * aside - 4 * h]) {
      const gappy = (x: Vector): number => {
        const by = x[0] + x[1] - 2;
        if (by > from && by < from + 4 * h) throw new RangeError('not here');
        return Math.max(...x);
      };
      expect(outside(gappy, vector(1, 1), [1, 1], [1, 1])).toMatchObject({ claimed: 2 });
    }
  });
});

describe('what is allowed', () => {
  it('is a tenth of the largest claim beyond the slopes', () => {
    expect(outside(largest, vector(1, 1), [0.55, 0.55], [1, 1])).toMatchObject({ claimed: 1.1 });
    expect(outside(largest, vector(1, 1), [0.52, 0.52], [1, 1])).toBe(null);
    expect(outside(largest, vector(1, 1), [0.45, 0.45], [1, 1])).toMatchObject({ claimed: 0.9 });
    expect(outside(largest, vector(1, 1), [0.48, 0.48], [1, 1])).toBe(null);
  });

  it('is told with the hull of the slopes, beyond which the claim lies', () => {
    const found = outside(largest, vector(1, 1, 1), [1, 1], [1, 1])!;
    expect(found.claimed).toBe(2);
    expect(found.lower).toBeCloseTo(0, 6);
    expect(found.upper).toBeCloseTo(1, 6);
  });

  it('leaves out an entry that does not move', () => {
    const found = outside(largest, vector(1, 1, 0), [1.5, 0, 7], [1, 0, 0]);
    expect(found).toBe(null);
    expect(outside(largest, vector(1, 1, 0), [2.5, 1, 0], [1, 0, 0])).toMatchObject({
      claimed: 2.5,
    });
  });
});

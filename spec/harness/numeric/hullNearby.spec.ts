import { describe, expect, it } from 'vitest';
import { gradcheck, type Subject } from '../../../harness/index.ts';
import { loss, vector, type Vector } from '../subjects.ts';

/** The median, with its gradient shared out among the entries equal to it. */
const median = (share: (tied: number, place: number) => number): Subject => {
  const middle = (x: Vector): number => x.toSorted()[x.length >> 1];
  return loss(middle, (x) => {
    const tied = [...x.keys()].filter((i) => x[i] === middle(x));
    return x.map((_, i) => (tied.includes(i) ? share(tied.length, tied.indexOf(i)) : 0));
  });
};

const outcomes = (subject: Subject, x: Vector): string[] => [
  ...new Set([1, 2, 3, 4, 5, 6].map((seed) => gradcheck(subject, { inputs: { x }, seed }).outcome)),
];

describe('hullNearby', () => {
  it('lets any entry of three equal ones have the gradient of their median, whatever the seed', () => {
    const tied = vector(1, 2, 2, 2, 3);
    expect(
      outcomes(
        median((_, place) => Number(place === 0)),
        tied,
      ),
    ).toEqual(['pass']);
    expect(
      outcomes(
        median((_, place) => Number(place === 1)),
        tied,
      ),
    ).toEqual(['pass']);
    expect(
      outcomes(
        median((count) => 1 / count),
        tied,
      ),
    ).toEqual(['pass']);
  });

  it('does not let each of them have all of it, nor any of them more', () => {
    expect(
      outcomes(
        median(() => 1),
        vector(2, 2, 2),
      ),
    ).toEqual(['fail']);
    expect(
      outcomes(
        median((_, place) => (place === 0 ? 1.5 : 0)),
        vector(2, 2, 2),
      ),
    ).toEqual(['fail']);
  });

  it('finds no excuse where every slope nearby is the same', () => {
    const line = loss(
      (x: Vector) => Math.max(x[0], 0) - Math.max(-x[0], 0),
      () => vector(0),
    );
    expect(outcomes(line, vector(0))).toEqual(['fail']);
  });

  it('finds none in what is small: a slope moves with its own size', () => {
    const product = loss(
      (x: Vector) => x[0] * x[1],
      (x: Vector) => vector(x[1] * 1.5, x[0]),
    );
    expect(outcomes(product, vector(2e-11, 3e-12))).toEqual(['fail']);
  });
});

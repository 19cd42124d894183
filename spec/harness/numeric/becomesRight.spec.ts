import { describe, expect, it } from 'vitest';
import { gradcheck, type Options, type Subject } from '../../../harness/index.ts';
import { entrywise, hashed, loss, vector, type Vector } from '../subjects.ts';

const outcomeOf = (subject: Subject, inputs: NonNullable<Options['inputs']>): string =>
  gradcheck(subject, { inputs }).outcome;

/** The largest cosine, with the gradient given to the first that is as large. */
const largestCosine = (slope: (x: number) => number): Subject =>
  loss(
    (x: Vector) => Math.max(...x.map(Math.cos)),
    (x: Vector) => {
      const cosines = [...x].map(Math.cos);
      const first = cosines.indexOf(Math.max(...cosines));
      return x.map((v, i) => (i === first ? slope(v) : 0));
    },
  );

describe('becomesRight', () => {
  it('excuses a claim at a tie that is one by rounding only', () => {
    const right = largestCosine((x) => -Math.sin(x));
    for (const x of [3e-9, -2e-10, 5e-9])
      expect(outcomeOf(right, { x: vector(x, 0) })).not.toBe('fail');
  });

  it('does not excuse one that is wrong beside the point, too', () => {
    expect(
      outcomeOf(
        largestCosine((x) => 1 - Math.sin(x)),
        { x: vector(3e-9, 0) },
      ),
    ).toBe('fail');
    expect(
      outcomeOf(
        largestCosine((x) => -2 * Math.sin(x)),
        { x: vector(0.5, 1.2) },
      ),
    ).toBe('fail');
  });

  it('does not excuse one that is wrong at the point alone', () => {
    for (const at of [0, 1, 1e-9, 1000]) {
      for (const by of [1e-7, 1e-4, 0.5]) {
        const wrongAt = entrywise(Math.sin, (x) => Math.cos(x) * (x === at ? 1 + by : 1));
        expect(outcomeOf(wrongAt, { x: vector(at, 1.5) }), `${at} ${by}`).toBe('fail');
      }
    }
  });

  it('does not excuse noise', () => {
    for (const size of [1e-4, 1e-8]) {
      const noisy = entrywise(Math.sin, (x) => Math.cos(x) + size * hashed(x));
      expect(outcomeOf(noisy, { x: vector(0.3, -1, 2) })).toBe('fail');
    }
  });
});

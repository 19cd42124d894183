import { describe, expect, it } from 'vitest';
import { gradcheck, type Options, type Subject } from '../../../harness/index.ts';
import { becomesRight } from '../../../harness/numeric/becomesRight.ts';
import type { Claim } from '../../../harness/numeric/claim.ts';
import type { Slope } from '../../../harness/numeric/slope.ts';
import { Rows } from '../../../harness/numeric/sparse.ts';
import { entrywise, hashed, loss, vector, type Vector } from '../subjects.ts';
import { each, measure } from './measure.ts';

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

/** Whether a claim of 1 becomes right, where the slope is 0 ± 1/8, and the steps at which it was asked for. */
function asked(
  claimAt: (step: number) => number,
  x: number,
  claimed = 1,
  value = 1,
): { excused: boolean; steps: number[][] } {
  const steps: number[][] = [];
  const rows = new Rows(1);
  rows.push(Float64Array.of(claimed), 1);
  const claim: Claim = {
    input: 0,
    matrix: rows.done(),
    *entryAlong(_row, _column, _direction, wanted) {
      yield* [];
      steps.push([...wanted]);
      return wanted.map(claimAt);
    },
  };
  const entry = { row: 0, column: 0, claimed, measured: 0, bar: 1 / 8 };
  const slope: Slope = {
    kind: 'smooth',
    value: 0,
    bar: 1 / 8,
    lower: -1 / 8,
    upper: 1 / 8,
    noise: 0,
    excuses: [],
  };
  const excused = measure(
    each(() => value),
    vector(x),
    (field) => becomesRight(field, claim, entry, slope),
  );
  return { excused, steps };
}

describe('the steps at which a claim may become right', () => {
  // Over so far a slope that is off by 7/8 moves f by a rounding.
  const far = (4 * 2 ** -53) / (7 / 8);
  const all = [far, 0.75 * far, 0.5 * far];
  const back = all.map((step) => -step);

  it('are as far away as f cannot tell, to either side, after two that are close by', () => {
    const wrong = asked(() => 1, 2 ** -30);
    const place = 8 * 2 * 2 ** -53 * 2 ** -30;
    expect(wrong).toEqual({ excused: false, steps: [[place, -place], all, back] });
    const close = 2 ** -40 * far;
    expect(asked(() => 1, 0).steps[0]).toEqual([close, -close]);
  });

  it('are as many times as far where f is as many times as large', () => {
    const farther = all.map((step) => 8 * step);
    expect(asked(() => 1, 0, 1, -8).steps[1]).toEqual(farther);
  });

  it('are taken for what they are on one side, all of them', () => {
    expect(asked((step) => (step > 0.4 * far ? 0 : 1), 0).excused).toBe(true);
    expect(asked((step) => (step < -0.4 * far ? 0 : 1), 0).excused).toBe(true);
    expect(asked((step) => (step > 0.6 * far ? 0 : 1), 0).excused).toBe(false);
    expect(asked((step) => (step > 0.4 * far ? 1 / 8 : 1), 0).excused).toBe(true);
    expect(asked((step) => (step > 0.4 * far ? -1 / 8 : 1), 0).excused).toBe(true);
    expect(asked((step) => (step > 0.4 * far ? -1 / 4 : 1), 0).excused).toBe(false);
  });

  it('excuse nothing that is wrong at the point alone', () => {
    const alone = asked(() => 0, 0);
    expect([alone.excused, alone.steps.length]).toEqual([false, 1]);
    expect(asked((step) => (step > 0 ? 0 : 1), 0).excused).toBe(true);
  });

  it('are not looked at where a kink could not be as near as that', () => {
    expect(asked(() => 0, 1)).toEqual({ excused: false, steps: [] });
    expect(asked(() => 0, 2 ** -8).steps).toEqual([]);
    expect(asked(() => 0, 2 ** -12).steps.length).toBeGreaterThan(0);
    expect(asked(() => 0, 0, Infinity).steps).toEqual([]);
    expect(asked(() => 0, 0, 1 / 8).steps).toEqual([]);
  });

  it('are told for claims below the slope as for those above', () => {
    expect(asked((step) => (step > 0.4 * far ? 0 : -1), 0, -1).excused).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { gradcheck, type Subject } from '../../../harness/index.ts';
import { randomOf } from '../../../harness/cases/random.ts';
import { hullNearby } from '../../../harness/numeric/hullNearby.ts';
import { noiseAround } from '../../../harness/numeric/noise.ts';
import type { Slope } from '../../../harness/numeric/slope.ts';
import { hashed, loss, vector, type Vector } from '../subjects.ts';
import { measure } from './measure.ts';

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

  it('finds none in the roundings of a forward that cancels, or in its noise', () => {
    const wrong: [(x: number) => number, (x: number) => number, number][] = [
      [(x) => 1 - Math.cos(x), () => 0, 1e-6],
      [(x) => Math.log(1 + Math.exp(x)), (x) => 1.1 / (1 + Math.exp(-x)), -15],
      [(x) => Math.exp(x) - 1, (x) => 0.5 * Math.exp(x), -1e-7],
      [(x) => Math.exp(x) * (1 + 1e-6 * hashed(x)), (x) => 2 * Math.exp(x), 0.3],
    ];
    for (const [f, slope, x] of wrong) {
      const subject = loss(
        ([v]: Vector) => f(v),
        ([v]: Vector) => vector(slope(v)),
      );
      expect(outcomes(subject, vector(x))).toEqual(['fail']);
    }
  });

  it('finds none in what is small: a slope moves with its own size', () => {
    const product = loss(
      (x: Vector) => x[0] * x[1],
      (x: Vector) => vector(x[1] * 1.5, x[0]),
    );
    expect(outcomes(product, vector(2e-11, 3e-12))).toEqual(['fail']);
  });
});

/** What is seen near a point of the slopes by its first entry, and where it was looked, as shares of 2⁻³¹. */
function near(f: (x: Vector) => number, x: Vector, claimed: number, measured: number, bar = 0) {
  const moved: number[][] = [];
  const watched = (at: Vector): Vector => (
    moved.push([...at].map((v, k) => (v - x[k]) * 2 ** 31)),
    vector(f(at))
  );
  const slope: Slope = {
    kind: 'smooth',
    value: measured,
    bar,
    lower: measured - bar,
    upper: measured + bar,
    noise: 0,
    excuses: [],
  };
  const entry = { row: 0, column: 0, claimed, measured, bar };
  const hull = measure(watched, x, function* (field) {
    // Whoever comes here knows the noise of f already.
    yield* noiseAround(field);
    moved.length = 0;
    return yield* hullNearby(field, 0, entry, slope, randomOf(1));
  });
  return { hull, moved };
}

const middle = (x: Vector): number => x.toSorted()[x.length >> 1];

describe('a hull', () => {
  it('reaches to the slopes beside the point', () => {
    for (const claimed of [0.5, 1]) {
      const { lower, upper } = near(middle, vector(2, 2, 2), claimed, 0).hull!;
      expect([lower, upper]).toEqual([0, 1]);
    }
    const other = near((x) => -middle(x), vector(2, 2, 2), -0.75, 0).hull!;
    expect([other.lower, other.upper]).toEqual([-1, 0]);
  });

  it('is looked for at 64 places, of which each is seen from both sides', () => {
    const still = near((x) => x[0] + x[1], vector(2, 2, 2), 1.5, 1);
    expect([still.hull, still.moved.length]).toEqual([null, 128]);
    expect(near(middle, vector(2, 2, 2), 0.5, 0).moved.length).toBeLessThan(64);
    for (let k = 0; k < still.moved.length; k += 2) {
      const [plus, minus] = [still.moved[k], still.moved[k + 1]];
      expect(plus.slice(1)).toEqual(minus.slice(1));
      expect([plus[0] > 0, plus[0] + minus[0]]).toEqual([true, 0]);
      // Within 2⁻³¹ of the size of the entry, in 64ths of it.
      for (const by of plus.slice(1)) {
        expect(Math.abs(by)).toBeLessThanOrEqual(2);
        expect(Number.isInteger(32 * by)).toBe(true);
      }
    }
    expect(new Set(still.moved.map(([, second]) => second)).size).toBeGreaterThan(20);
  });

  it('looks from a 32nd of the distance at places whose slopes are others', () => {
    const { hull, moved } = near(middle, vector(2, 2, 2), 1.5, 0);
    expect(hull).toBe(null);
    const closer = moved.filter(([, second, third]) =>
      moved.some((far) => second !== 0 && far[1] === 32 * second && far[2] === 32 * third),
    );
    expect(closer.length).toBe(moved.length - 128);
    expect(closer.length).toBeGreaterThan(0);
  });

  it('is not made of a bend: what is off shrinks as one comes near', () => {
    const product = (x: Vector): number => x[0] * x[1];
    const bent = near(product, vector(0, 0, 1e5), 1e-6, 0);
    expect([bent.hull, bent.moved.length > 128]).toEqual([null, true]);
    const crossing = near((x) => Math.max(x[0], x[1]) + x[0] * x[1], vector(0, 0, 1e5), 0.75, 0.5);
    expect(crossing.hull!.upper).toBeCloseTo(1, 3);
    for (const x of [vector(0, 0, 1e5), Float32Array.of(0, 0, 1e5)]) {
      for (const claimed of [1e-6, 1e-3, 3]) {
        const wrong: Subject = {
          forward: ({ x: at }: { x: Vector }) => at.subarray(0, 1).map(() => at[0] * at[1]),
          vjp: ({ x: at }: { x: Vector }, u: Vector) => {
            const slopes = [at[1] + claimed, at[0], 0];
            return { x: at.map((_, j) => u[0] * slopes[j]) };
          },
        };
        expect(gradcheck(wrong, { inputs: { x } }).outcome).toBe('fail');
      }
    }
  });

  it('moves a zero by the largest of its input, but by no more than 1', () => {
    const reach = (...x: number[]): number =>
      Math.max(
        ...near((at) => at[1], vector(...x), 1, 0).moved.map(([, second]) => Math.abs(second)),
      );
    expect(reach(1, 0, -1 / 8)).toBeGreaterThan(1 / 2);
    expect(reach(1, 0, -8)).toBeLessThanOrEqual(1);
    expect(reach(1 / 8, 0, 1 / 4)).toBeGreaterThan(1 / 8);
    expect(reach(1 / 8, 0, 1 / 4)).toBeLessThanOrEqual(1 / 4);
    expect(reach(0, 0, 0)).toBeGreaterThan(0.5);
    expect(reach(0, 0, 0)).toBeLessThanOrEqual(1);
  });

  it('is not looked for where the claim is hardly off, or f too large to tell', () => {
    expect(near(middle, vector(2, 2, 2), 1 + 2 ** -7, 1)).toEqual({ hull: null, moved: [] });
    expect(near(middle, vector(2, 2, 2), 1 - 2 ** -7, 1)).toEqual({ hull: null, moved: [] });
    expect(near(middle, vector(2, 2, 2), 1 + 2 ** -5, 1).moved.length).toBeGreaterThan(0);
    expect(near(middle, vector(2, 2, 2), 1.2, 1, 0.19)).toEqual({ hull: null, moved: [] });
    const large = near((x) => 1e12 + middle(x), vector(2, 2, 2), 0.5, 0);
    expect(large).toEqual({ hull: null, moved: [] });
  });

  it('is not looked for where the noise of f is as large as what the claim is off by', () => {
    // 1 − cos x moves by roundings of 1, and its slopes over such steps are anything.
    const cancelled = near((x) => 1 - Math.cos(x[0]), vector(1e-6), 0, 1e-6);
    expect(cancelled).toEqual({ hull: null, moved: [] });
    const hashy = near((x) => 1e-7 * hashed(x[0]) + x[0], vector(2), 2, 1);
    expect(hashy).toEqual({ hull: null, moved: [] });
  });

  it('is not looked for where the claim is hardly off for its size, or for that of the slope', () => {
    const unlooked = { hull: null, moved: [] };
    expect(near(middle, vector(2, 2, 2), 101, 100)).toEqual(unlooked);
    expect(near(middle, vector(2, 2, 2), 101, 1, 99)).toEqual(unlooked);
    expect(near(middle, vector(2, 2, 2), 0.5, 100, 99)).toEqual(unlooked);
    expect(near(middle, vector(2, 2, 2), 102, 100).moved.length).toBeGreaterThan(0);
  });

  it('is looked at over steps as long as roundings of f ask for, up to 2⁻³¹ of the entry', () => {
    const as = (large: number) => near((x) => large - 4 + middle(x), vector(4, 4, 4), 2, 0);
    const firsts = (large: number): number[] => as(large).moved.map(([first]) => Math.abs(first));
    // 8 roundings of f and 4 of those that are measured of it, over the step, are a 32nd to a 64th of what the claim is off by.
    expect(new Set(firsts(2 ** 13))).toEqual(new Set([1 / 2]));
    expect(new Set(firsts(2 ** 14))).toEqual(new Set([1]));
    expect(new Set(firsts(2 ** 18))).toEqual(new Set([4]));
    // So small a share of how far the others go at least.
    expect(new Set(firsts(0))).toEqual(new Set([2 ** -8]));
    expect(firsts(2 ** 20)).toEqual([]);
  });

  it('moves an entry by powers of two, whatever it is itself', () => {
    const steps = near((x) => middle(x), vector(3, 3, 3), 2, 0).moved.map(([first]) =>
      Math.abs(first),
    );
    expect(new Set(steps)).toEqual(new Set([2 ** -9]));
  });

  it('is not made of the periods of a sine that is far out', () => {
    const far = 1e8;
    const sine = (x: Vector): number => Math.sin(1000 * x[0]);
    expect(near(sine, vector(far), 0, 1000 * Math.cos(1000 * far), 0.2).hull).toBe(null);
    for (const claimed of [0, 1.1, -1]) {
      const wrong = loss(sine, (x) => vector(claimed * 1000 * Math.cos(1000 * x[0])));
      expect(outcomes(wrong, vector(far))).toEqual(['fail']);
    }
  });

  it('passes over places without an answer', () => {
    const half = (x: Vector): number => (x[1] > 2 ? NaN : middle(x));
    expect(near(half, vector(2, 2, 2), 0.5, 0).hull).toEqual({ lower: 0, upper: 1 });
    expect(near((x) => (x[0] === 2 ? 2 : NaN), vector(2, 2, 2), 0.5, 0).hull).toBe(null);
  });
});

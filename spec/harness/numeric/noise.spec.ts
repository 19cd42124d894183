import { describe, expect, it } from 'vitest';
import {
  everywhere,
  largestQuantum,
  noiseAround,
  noiseOf,
  quantumOf,
  roughness,
} from '../../../harness/numeric/noise.ts';
import { hashed, vector, type Vector } from '../subjects.ts';
import { each, measure } from './measure.ts';

const samplesOf = (f: (t: number) => number, count = 9): number[] =>
  Array.from({ length: count }, (_, k) => f(k - (count - 1) / 2));

/** What is rough about a function of one number, at a point. */
const noiseAt = (f: (x: number) => number, x: number): number => {
  const [{ rounding, beyond }] = measure(each(f), vector(x), noiseAround);
  return Math.max(rounding, beyond);
};

describe('roughness', () => {
  it('is nothing of a cubic', () => {
    expect(roughness(samplesOf((t) => 3 * t ** 3 - t * t + 5 * t - 7))).toBe(0);
  });

  it('is the size of independent noise', () => {
    const noise = roughness(samplesOf((t) => 1e-3 * hashed(t), 400));
    // Uniform in ±1: its root mean square is 1/√3.
    expect(noise).toBeGreaterThan(0.8e-3 / Math.sqrt(3));
    expect(noise).toBeLessThan(1.2e-3 / Math.sqrt(3));
  });

  it('does not depend on what lies under the noise', () => {
    const noise = (t: number): number => 2 ** -10 * Math.round(hashed(t) * 8);
    const plain = roughness(samplesOf(noise));
    expect(roughness(samplesOf((t) => t ** 3 + 4 * t + noise(t)))).toBeCloseTo(plain, 12);
  });
});

describe('noiseOf', () => {
  it('is a level that the next window does not raise', () => {
    expect(noiseOf([1e-16, 1.2e-16, 1e-13], 16, 1e-15)).toEqual({ rounding: 1.2e-16, beyond: 0 });
  });

  it('grants the first level whatever its size', () => {
    expect(noiseOf([1e-6, 1.1e-6, 1e-6], 16, 1e-15)).toEqual({ rounding: 0, beyond: 1.1e-6 });
    expect(noiseOf([0, 0, 1e-6, 1e-6], 16, 1e-15)).toEqual({ rounding: 0, beyond: 1e-6 });
  });

  it('grants a later level only as far as roundings explain it', () => {
    expect(noiseOf([1e-18, 1e-12, 1e-6, 1e-6], 16, 1e-15)).toEqual({ rounding: 0, beyond: 0 });
    expect(noiseOf([1e-20, 1e-16, 1e-16, 1], 16, 1e-15)).toEqual({ rounding: 1e-16, beyond: 0 });
  });

  it('takes the last bits of f itself for nothing, however even they are', () => {
    expect(noiseOf([1e-16, 1e-16, 1e-6, 1e-6], 16, 1e-15, 2e-15)).toEqual({
      rounding: 1e-16,
      beyond: 1e-6,
    });
  });

  it('grants a level that the window before it met at its end, but not one that grew into it', () => {
    expect(noiseOf([0, 2e-7, 1e-6, 1e-6], 16, 1e-15)).toEqual({ rounding: 0, beyond: 1e-6 });
    expect(noiseOf([0, 1e-9, 1e-6, 1e-6], 16, 1e-15)).toEqual({ rounding: 0, beyond: 0 });
  });

  it('takes nothing that goes on growing: curvature, a kink, an oscillation', () => {
    expect(noiseOf([1e-16, 1e-12, 1e-8, 1e-4], 16, 1e-15)).toEqual({ rounding: 0, beyond: 0 });
    expect(noiseOf([0, 0, 0], 16, 1)).toEqual({ rounding: 0, beyond: 0 });
  });
});

describe('a level after the first', () => {
  it('is that of a jump that the first window saw with its last sample, up to 32 times as rough', () => {
    expect(noiseOf([0, 1, 20, 20], 16, 0)).toEqual({ rounding: 0, beyond: 20 });
    expect(noiseOf([0, 1, 40, 40], 16, 0)).toEqual({ rounding: 0, beyond: 0 });
    expect(noiseOf([1, 20, 20], 16, 0)).toEqual({ rounding: 0, beyond: 20 });
  });

  it('is none where no window is rougher than the last bits of f', () => {
    expect(noiseOf([1, 1, 1], 16, 0, 1)).toEqual({ rounding: 0, beyond: 0 });
  });
});

describe('quantumOf', () => {
  it('is the least step of a staircase', () => {
    expect(quantumOf([5, 5, 5.25, 6], [5, 5, 5, 4.5], 5, 1)).toBe(0.25);
  });

  it('is the least, whichever comes first and however small', () => {
    expect(quantumOf([6, 5, 5 + 2 ** -19], [5, 5, 5], 5, 1)).toBe(2 ** -19);
    expect(quantumOf([5, 5.5, 6.25, 5.25], [5, 5, 5, 5], 5, 0.25)).toBe(0.25);
  });

  it('goes many times into what f moves by, but for the roundings of that', () => {
    expect(quantumOf([5, 6, 1005 + 2 ** -12], [5, 5, 5], 5, 1)).toBe(1);
    expect(quantumOf([5, 6, 1005 + 2 ** -8], [5, 5, 5], 5, 1)).toBe(0);
  });

  it('is nothing where f does not stand still at all', () => {
    expect(quantumOf([5.25], [5.5], 5, 1)).toBe(0);
  });

  it('is nothing where f moves by anything: beyond a kink it stands still, too', () => {
    expect(quantumOf([5, 5.25, 5.3119, 5.70437], [5, 5, 5, 5], 5, 1)).toBe(0);
  });

  it('is what the movements have in common, also where none of them is as little', () => {
    expect(quantumOf([5, 5.375, 5.5, 7], [5, 5], 5, 1)).toBe(0.125);
    expect(quantumOf([0, 3 * 1.7, 5 * 1.7, 32 * 1.7], [0], 0, 10)).toBeCloseTo(1.7, 12);
    expect(quantumOf([0, 33, 34], [0], 0, 40)).toBe(0);
  });

  it('is told by one side, where f does something else on the other', () => {
    expect(quantumOf([0.1, 0.317, 0.9], [0, 0, -0.25, -0.75], 0, 1)).toBe(0.25);
    expect(quantumOf([0, 0, 0.25, 0.75], [-0.1, -0.317, -0.9], 0, 1)).toBe(0.25);
  });

  it('is nothing where one side never moves, and the other never stands still: that is a kink', () => {
    expect(quantumOf([5.25, 5.5, 6], [5, 5, 5], 5, 1)).toBe(0);
  });

  it('is nothing where f does not move', () => {
    expect(quantumOf([5, 5], [5, 5], 5, 1)).toBe(0);
  });

  it('is nothing where the steps are larger than any rounding', () => {
    expect(quantumOf([5, 5.25], [5, 5.5], 5, 0.1)).toBe(0);
  });

  it('takes no notice of what is no number', () => {
    expect(quantumOf([5, NaN, 5.25], [5, Infinity, 5], 5, 1)).toBe(0.25);
  });
});

describe('noiseAround', () => {
  it('sees the last bits of a smooth function', () => {
    const noise = noiseAt((x) => Math.sin(x) * 3, 1.2);
    expect(noise).toBeGreaterThan(1e-17);
    expect(noise).toBeLessThan(2e-15);
  });

  it.for([1e-3, 1e-6, 1e-10])('sees a deterministic noise of %d', (size) => {
    const noise = noiseAt((x) => Math.exp(x) * (1 + size * hashed(x)), 0.3);
    expect(noise).toBeGreaterThan((size * 1.35) / 8);
    expect(noise).toBeLessThan(size * 1.35 * 2);
  });

  it('sees digits that cancelled inside', () => {
    // 1 + tanh is rounded to 2⁻⁵³, then multiplied by 3.
    const noise = noiseAt((x) => 0.5 * x * (1 + Math.tanh(x)), -6);
    expect(noise).toBeGreaterThan(1e-17);
    expect(noise).toBeLessThan(1e-15);
  });

  it('sees the quantum of a function that is rounded inside', () => {
    const noise = noiseAt((x) => x * 1e-6 + 8 - 8, 0.3);
    expect(noise).toBeGreaterThan(2e-16);
    expect(noise).toBeLessThan(4e-15);
  });

  it('takes neither a kink, nor curvature, nor an oscillation for noise', () => {
    expect(noiseAt(Math.abs, 0)).toBeLessThan(1e-15);
    expect(noiseAt((x) => x ** 6, 1)).toBeLessThan(1e-14);
    expect(noiseAt((x) => Math.sin(50 * x), 0.7)).toBeLessThan(1e-14);
  });

  it('is asked for once a point', () => {
    let calls = 0;
    const counting = (x: Vector): Vector => (calls++, x.map(Math.sin));
    measure(counting, vector(1), function* (field) {
      yield* noiseAround(field);
      const before = calls;
      yield* noiseAround(field);
      expect(calls).toBe(before);
    });
  });
});

describe('everywhere', () => {
  it('moves each entry as fast as it is large, zeros a little', () => {
    const weights = measure(each(Math.abs), vector(0, 3, -5), function* (field) {
      yield* [];
      return [...everywhere(field)[0].weights].map(Math.abs);
    });
    expect(weights).toEqual([2 ** -20, 3, 5]);
  });
});

describe('the windows', () => {
  /** Where a function of one number was asked for. */
  function asked(x: number): number[] {
    const points: number[] = [];
    measure((at) => (points.push(at[0] - x), at.map(Math.sin)), vector(x), noiseAround);
    return points.slice(1);
  }

  it('are eleven of nine places each, around the point, from 2⁻⁴² to a quarter of the entry', () => {
    const points = asked(2);
    expect(points).toHaveLength(99);
    for (let k = 0; k < 99; k += 9) {
      const window = points.slice(k, k + 9);
      expect(window[4]).toBe(0);
      const [step] = window.slice(5);
      window.forEach((at, j) => expect(at / step).toBeCloseTo(j - 4, k === 0 ? 0 : 2));
    }
    const sizes = points.map(Math.abs);
    expect(Math.max(...sizes)).toBeCloseTo((2 * 2 ** -2) / 2, 12);
    expect(sizes[5] / (2 * 2 ** (-0.79 * 53 - 3))).toBeCloseTo(1, 1);
    const ratio = Math.abs(points[98] / points[89]);
    expect(ratio).toBeCloseTo(2 ** ((0.79 * 53 - 2) / 10), 3);
  });

  it('are looked at row by row; what has no answer is no noise', () => {
    const rows = (x: Vector): Vector =>
      vector(Math.exp(x[0]) * (1 + 1e-6 * hashed(x[0])), 7, x[0] > 0.3 ? NaN : x[0]);
    const noise = measure(rows, vector(0.3), noiseAround);
    expect(noise[0].beyond).toBeGreaterThan(1e-7);
    expect(noise.slice(1)).toEqual([
      { rounding: 0, beyond: 0 },
      { rounding: 0, beyond: 0 },
    ]);
    const thrown = (x: Vector): Vector => {
      if (x[0] > 0.3) throw new RangeError('not here');
      return x.slice();
    };
    expect(measure(thrown, vector(0.3), noiseAround)).toEqual([{ rounding: 0, beyond: 0 }]);
  });
});

describe('largestQuantum', () => {
  it('is eight roundings of 1, of the inputs, or of the output, whichever is the largest', () => {
    const quantum = (f: (x: number) => number, ...x: number[]): number =>
      measure(each(f), vector(...x), function* (field) {
        yield* [];
        return largestQuantum(field, 0);
      });
    expect(quantum((x) => x, 0.5)).toBe(2 ** -50);
    expect(quantum((x) => x, 0.5, -64)).toBe(2 ** -44);
    expect(quantum((x) => 4096 * x, 0.5)).toBe(2 ** -39);
  });
});

describe('a fourth difference', () => {
  it('weighs the samples by 1, −4, 6, −4 and 1', () => {
    const one = (at: number): number[] => [0, 0, 0, 0, 0].map((_, k) => Number(k === at));
    const sizes = [0, 1, 2, 3, 4].map((at) => roughness(one(at)) * Math.sqrt(70));
    [1, 4, 6, 4, 1].forEach((size, k) => expect(sizes[k]).toBeCloseTo(size, 12));
    expect(roughness([...one(2), 0]) * Math.sqrt(70)).toBeCloseTo(Math.sqrt((36 + 16) / 2), 12);
  });
});

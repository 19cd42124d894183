import { describe, expect, it } from 'vitest';
import { precisions } from '../../../harness/numeric/dtype.ts';

const { float64, float32, float16, bfloat16 } = precisions;

type Float16 = { from(numbers: readonly number[]): ArrayLike<number> };
const { Float16Array } = globalThis as { Float16Array?: Float16 };

/** Numbers of every exponent, of both signs, on ties and on both sides of them. */
const numbers = Array.from({ length: 4000 }, (_, k) => {
  const exponent = (k % 50) - 30;
  const significand = 1 + Math.floor(k / 50) / 80 + (k % 3) * 2 ** -12;
  return (k % 2 === 0 ? 1 : -1) * significand * 2 ** exponent;
});

describe('precisions', () => {
  it('leaves a float64 as it is', () => {
    for (const x of [...numbers, NaN, Infinity, -0]) expect(float64.round(x)).toBe(x);
  });

  it('rounds to float32 as the hardware does', () => {
    expect(numbers.map(float32.round)).toEqual([...Float32Array.from(numbers)]);
  });

  it.runIf(Float16Array !== undefined)(
    'rounds to float16 as Float16Array does, where Node has it',
    () => {
      const rounded = Float16Array!.from(numbers);
      for (const [k, x] of numbers.entries()) expect(float16.round(x) === rounded[k]).toBe(true);
    },
  );

  it('rounds to float16, ties to even', () => {
    const cases = [
      [1 + 2 ** -11, 1],
      [1 + 3 * 2 ** -11, 1 + 2 ** -9],
      [1 + 2 ** -11 + 2 ** -30, 1 + 2 ** -10],
      [-1 / 3, -0.333251953125],
      [65504, 65504],
      [65519, 65504],
      [65520, Infinity],
      [-1e6, -Infinity],
      [2 ** -24, 2 ** -24],
      [2 ** -25, 0],
      [3 * 2 ** -26, 2 ** -24],
      [2 ** -14 * 1.0001, 2 ** -14],
      [0, 0],
      [Infinity, Infinity],
    ];
    expect(cases.map(([x]) => float16.round(x))).toEqual(cases.map(([, y]) => y));
    expect(float16.round(NaN)).toBe(NaN);
  });

  it('rounds to bfloat16 as the upper half of a float32, ties to even', () => {
    const cases = [
      [1 + 2 ** -8, 1],
      [1 + 3 * 2 ** -8, 1 + 2 ** -6],
      [Math.PI, 3.140625],
      [-0.1, -0.10009765625],
      [1e38, 9.969209968386869e37],
      [1e39, Infinity],
      [2 ** -126, 2 ** -126],
    ];
    expect(cases.map(([x]) => bfloat16.round(x))).toEqual(cases.map(([, y]) => y));
  });

  it('rounds what is rounded to itself', () => {
    for (const { round } of Object.values(precisions)) {
      for (const x of numbers) expect(round(round(x))).toBe(round(x));
    }
  });

  it('has half of the gap above 1 for its unit roundoff', () => {
    for (const { bits, roundoff, round } of Object.values(precisions)) {
      expect(roundoff).toBe(2 ** -bits);
      expect(round(1 + 2 * roundoff)).toBe(1 + 2 * roundoff);
      expect(round(1 + 0.99 * roundoff)).toBe(1);
    }
  });
});

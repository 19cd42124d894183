import { describe, expect, it } from 'vitest';
import { gradcheck } from '../../harness/index.ts';
import { precisions } from '../../harness/numeric/dtype.ts';
import { entrywise, vector } from './subjects.ts';

const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

describe('claimsByVjp', () => {
  it('asks by smaller cotangents for what overflows with larger ones', () => {
    // The cotangents are ±1/4, ±1/2, ±2 and ±4, and e^709.7 is 93 % of the largest double.
    for (const [dtype, x] of [
      ['float64', 709.7],
      ['float32', 88.5],
      ['float16', 10.9375],
    ] as const) {
      const { round } = precisions[dtype];
      const exp = entrywise(
        (v) => round(Math.exp(v)),
        (v) => Math.exp(v),
      );
      const rounded = {
        ...exp,
        vjp: (...asked: Parameters<NonNullable<typeof exp.vjp>>) => {
          const { x: gradient } = exp.vjp!(...asked) as { x: Float64Array };
          return { x: gradient.map(round) };
        },
      };
      const outcomes = seeds.map(
        (seed) => gradcheck(rounded, { inputs: { x: vector(x) }, dtype, seed }).outcome,
      );
      expect(outcomes).not.toContain('fail');
    }
  });

  it('takes what overflows by small ones, too, for a claim', () => {
    const infinite = entrywise(
      (v) => v,
      () => Infinity,
    );
    expect(gradcheck(infinite, { inputs: { x: vector(1) } }).outcome).toBe('fail');
  });

  it('never asks by a cotangent of 1', () => {
    const asked = new Set<number>();
    const watched = entrywise(
      (v) => v,
      () => 1,
    );
    const subject = {
      ...watched,
      vjp: (at: unknown, u: Float64Array) => (
        u.forEach((entry) => asked.add(Math.abs(entry))),
        watched.vjp!(at, u)
      ),
    };
    for (const seed of seeds) gradcheck(subject, { inputs: { x: vector(1, 2, 3) }, seed });
    for (const size of [0.25, 0.5, 2, 4]) expect(asked).toContain(size);
    expect(asked).not.toContain(1);
  });
});

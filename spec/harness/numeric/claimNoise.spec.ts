import { describe, expect, it } from 'vitest';
import { gradcheck } from '../../../harness/index.ts';
import { roughnessOfClaim } from '../../../harness/numeric/claimNoise.ts';
import type { Claim } from '../../../harness/numeric/compare.ts';
import type { Slope } from '../../../harness/numeric/slope.ts';
import { Rows } from '../../../harness/numeric/sparse.ts';
import { entrywise, hashed, sigma, sigmaSlope, vector } from '../subjects.ts';
import { each, measure } from './measure.ts';

/** How rough the claim df is of the slope of f at x, where it is so much above what was measured. */
function roughness(
  df: (x: number) => number,
  x: number,
  apart: number,
  kind: Slope['kind'] = 'smooth',
): number {
  const claimed = df(x);
  const rows = new Rows(1);
  rows.push([claimed], 1);
  const claim: Claim = {
    input: 0,
    matrix: rows.done(),
    *entryAlong(_row, _column, direction, steps) {
      yield* [];
      return steps.map((step) => df(x + step * direction[0].weights[0]));
    },
  };
  const value = claimed - apart;
  const slope: Slope = {
    kind,
    value,
    bar: 0,
    lower: value,
    upper: value,
    noise: 0,
    excuses: [],
  };
  const entry = { row: 0, column: 0, claimed, measured: value, bar: 0 };
  return measure(each(Math.sin), vector(x), (field) =>
    roughnessOfClaim(field, claim, entry, slope),
  );
}

describe('roughnessOfClaim', () => {
  it('grants a claim the roundings of what it was made of', () => {
    // 1 − tanh² at 15 is good to 10⁻¹⁶, which is a thousandth of it.
    const rough = roughness((x) => 1 - Math.tanh(x) ** 2, 15, 1e-16);
    expect(rough).toBeGreaterThan(2e-17);
    expect(rough).toBeLessThan(1e-14);
  });

  it('grants nothing to a claim that is farther off than roundings explain', () => {
    expect(roughness((x) => 1 - Math.tanh(x) ** 2, 15, 1e-12)).toBe(0);
    expect(roughness((x) => Math.cos(x) * (1 + 1e-6 * hashed(x)), 1, 1e-7)).toBe(0);
  });

  it('grants nothing at a kink, where the claim jumps', () => {
    expect(roughness((x) => Number(x > 0), 0, 1e-16, 'kink')).toBe(0);
  });

  it('does not excuse a claim that was made noisy, nor one that is wrong at one point alone', () => {
    const noisy = entrywise(sigma, (x) => sigmaSlope(x) * (1 + 1e-7 * hashed(x)));
    expect(gradcheck(noisy, { inputs: { x: vector(1, 2) } }).outcome).toBe('fail');
    const there = entrywise(
      (x) => 3 * x,
      (x) => (x === 0 ? 0 : 3),
    );
    expect(gradcheck(there, { inputs: { x: vector(0) } }).outcome).toBe('fail');
  });
});

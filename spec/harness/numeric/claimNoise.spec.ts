import { describe, expect, it } from 'vitest';
import { gradcheck } from '../../../harness/index.ts';
import { roughnessOfClaim } from '../../../harness/numeric/claimNoise.ts';
import type { Claim } from '../../../harness/numeric/claim.ts';
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
  noise = 0,
): number {
  const claimed = df(x);
  const rows = new Rows(1);
  rows.push(Float64Array.of(claimed), 1);
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
    noise,
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

describe('what is granted', () => {
  const u = 2 ** -53;
  const noisy = (x: number): number => 1 + 1e-13 * hashed(x);

  it('is 64 roundings of the largest claim, and no more than a claim is off by', () => {
    expect(roughness(noisy, 1, 1e-16) / (64 * u)).toBeCloseTo(1, 9);
    expect(roughness(noisy, 1, 63 * u)).toBeGreaterThan(0);
    expect(roughness(noisy, 1, 66 * u)).toBe(0);
    expect(roughness(noisy, 1, -66 * u)).toBe(0);
    expect(roughness((x) => 1024 * noisy(x), 1, 60_000 * u) / (64 * u * 1024)).toBeCloseTo(1, 9);
    expect(roughness((x) => noisy(x) / 8, 1, 60 * u)).toBe(64 * u);
  });

  it('is more where the inputs make more of their own roundings', () => {
    const steep = (x: number): number => 4096 * (x - 1) + 1 + 1e-10 * hashed(x);
    const granted = roughness(steep, 1, 1e3 * u);
    expect(granted / (64 * u * 4096)).toBeCloseTo(1, 3);
  });

  it('is told by either side', () => {
    const oneSided = (sign: number) => (x: number) =>
      4096 * Math.max(0, sign * (x - 1)) + 1 + 1e-10 * hashed(x);
    for (const sign of [-1, 1]) {
      expect(roughness(oneSided(sign), 1, 1e3 * u) / (64 * u * 4096)).toBeCloseTo(1, 3);
    }
  });

  it('is what the noise of the forward makes of a claim', () => {
    expect(roughness(noisy, 1, 1e-16, 'smooth', 2 ** -30 * Math.sin(1))).toBeLessThan(1e-10);
    const rough = (x: number): number => 1 + 1e-6 * hashed(x);
    expect(
      roughness(rough, 1, 1e-8, 'smooth', 2 ** -30 * Math.sin(1)) / (64 * 2 ** -30),
    ).toBeCloseTo(1, 5);
  });

  /** A claim that is the same at the point and where it is seen how much it depends on the inputs. */
  const alike = (x: number, there: number, beside: number): number =>
    x === 1 ? 1 : Math.abs(x - 1) === 2 ** -8 ? there : beside;

  it('is no more than a thousandth, whatever the noise of the forward', () => {
    const rough = (x: number): number => alike(x, 1, 1 + hashed(x));
    expect(roughness(rough, 1, 1e-7, 'smooth', 100)).toBe(64 * 2 ** -10);
  });

  it('is that of the largest claim where it cannot be seen what the inputs make of it', () => {
    const open = (x: number): number => alike(x, Infinity, 1 + 1e-10 * hashed(x));
    expect(roughness(open, 1, u)).toBe(64 * u);
  });

  it('is nothing of a claim that is smooth', () => {
    expect(roughness(() => 1, 1, u)).toBe(0);
    expect(roughness(Math.cos, 1, u)).toBeLessThan(16 * u);
  });

  it('is a rounding where a claim stands still, and moves by whole roundings farther away', () => {
    const stepped = (x: number): number => (x < 37 ? u : 0);
    expect(roughness(stepped, 40, 2 * u)).toBe(4 * u);
    expect(roughness(() => 0, 40, 2 * u)).toBe(0);
    // Beyond the windows in which noise is looked for.
    expect(roughness((x) => (x < 33 ? u : 0), 40, 2 * u)).toBe(4 * u);
    expect(roughness((x) => (x < 33 ? 1.5 * u : 0), 40, 2 * u)).toBe(0);
    const larger = (x: number): number => 1024 * (x < 33 ? 1 + 2 * u : 1);
    expect(roughness(larger, 40, 2 * u)).toBe(4 * 1024 * u);
  });
});

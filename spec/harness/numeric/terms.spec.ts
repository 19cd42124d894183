import { describe, expect, it } from 'vitest';
import { precisions } from '../../../harness/numeric/dtype.ts';
import type { Field } from '../../../harness/numeric/field.ts';
import { aimOf, Terms } from '../../../harness/numeric/terms.ts';

const termsOf = (entries: number): Terms =>
  new Terms({
    value: new Float64Array(1),
    point: [new Float64Array(entries)],
    sizes: new Float64Array(1),
    precision: precisions.float64,
  } as unknown as Field);

describe('Terms', () => {
  it('has fine steps of powers of two, so far from rounding as digits allow', () => {
    expect(termsOf(1).fine).toEqual([2 ** -7, 2 ** -18]);
  });

  it('is content with a quarter of what is required from 2048 entries on', () => {
    const { aim, required } = termsOf(1);
    expect([aim, required]).toEqual([2 ** -11 * 1e-6, 1e-6]);
    expect([2047, 2048].map((entries) => termsOf(entries).dull)).toEqual([aim, 0.25e-6]);
  });
});

describe('aimOf', () => {
  it('aims beyond what is required, as far as the dtype gives it for little', () => {
    expect(aimOf(2 ** -53, 1e-6)).toBe(2 ** -11 * 1e-6);
    expect(aimOf(2 ** -24, 1e-3)).toBeCloseTo(2 ** -11, 12);
    expect(aimOf(2 ** -8, 0.1)).toBe(0.1);
  });
});

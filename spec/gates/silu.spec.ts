import { expect, it } from 'vitest';
import { silu } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';
import { expectUlps, slopesAt, valuesAt } from './atPoints.ts';

describeGate(silu, () => {
  it('is 0 at 0, with slope a half', () => {
    expect(valuesAt(silu, 0)).toEqual([0]);
    expect(slopesAt(silu, 0)).toEqual([0.5]);
  });

  it('keeps its digits far below 0', () => {
    expectUlps(valuesAt(silu, -700), [-6.90177358063184e-302]);
    expectUlps(slopesAt(silu, -700), [-6.891913904088079e-302]);
  });

  it('is a number at the ends of the range', () => {
    expect(valuesAt(silu, -1e308, 1e308)).toEqual([-0, 1e308]);
    expect(slopesAt(silu, -1e308, 1e308)).toEqual([0, 1]);
  });

  it('names the input that is not a vector', () => {
    expect(() => silu.forward({ x: tensor([1, 2], [1, 2]) })).toThrow(
      'silu: x has shape [1, 2], expected [n].',
    );
  });
});

import { expect, it } from 'vitest';
import { sigmoid } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';
import { expectUlps, slopesAt, valuesAt } from './atPoints.ts';

describeGate(sigmoid, () => {
  it('is a half at 0, with slope a quarter', () => {
    expect(valuesAt(sigmoid, 0)).toEqual([0.5]);
    expect(slopesAt(sigmoid, 0)).toEqual([0.25]);
  });

  it('saturates without overflow at ±800', () => {
    expect(valuesAt(sigmoid, -800, 800)).toEqual([0, 1]);
    expect(slopesAt(sigmoid, -800, 800)).toEqual([0, 0]);
  });

  it('keeps its digits far below 0', () => {
    expectUlps(valuesAt(sigmoid, -700), [9.85967654375977e-305]);
  });

  it('keeps the digits of its slope where 1 − σ has none', () => {
    expectUlps(slopesAt(sigmoid, -40, 40), [4.248354255291589e-18, 4.248354255291589e-18]);
  });

  it('names the input that is not a vector', () => {
    expect(() => sigmoid.forward({ x: tensor([1, 2], [1, 2]) })).toThrow(
      'sigmoid: x has shape [1, 2], expected [n].',
    );
  });
});

import { expect, it } from 'vitest';
import { reciprocal } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';
import { slopesAt, valuesAt } from './atPoints.ts';

describeGate(reciprocal, () => {
  it('falls by the square of its value', () => {
    expect(valuesAt(reciprocal, 4, -0.5)).toEqual([0.25, -2]);
    expect(slopesAt(reciprocal, 4, -0.5)).toEqual([-0.0625, -4]);
  });

  it('keeps the digits of its slope where x² would overflow', () => {
    expect(slopesAt(reciprocal, 2 ** 520)).toEqual([-(2 ** -1040)]);
  });

  it('answers a zero cotangent by zero where its slope overflows', () => {
    expect(reciprocal.vjp({ x: tensor([1e-200]) }, tensor([0])).x).toEqual(tensor([0]));
  });

  it('names the input that is not a vector', () => {
    expect(() => reciprocal.forward({ x: tensor([1, 2], [1, 2]) })).toThrow(
      'reciprocal: x has shape [1, 2], expected [n].',
    );
  });
});

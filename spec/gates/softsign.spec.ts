import { expect, it } from 'vitest';
import { softsign } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';
import { expectUlps, slopesAt, valuesAt } from './atPoints.ts';

describeGate(softsign, () => {
  it('is a half at 1, with slope a quarter', () => {
    expect(valuesAt(softsign, -1, 0, 1)).toEqual([-0.5, 0, 0.5]);
    expect(slopesAt(softsign, -1, 0, 1)).toEqual([0.25, 1, 0.25]);
  });

  it('keeps the digits of its slope where the square would overflow', () => {
    expectUlps(slopesAt(softsign, 1e150, -1e150), [1e-300, 1e-300]);
    expect(slopesAt(softsign, 1e300)).toEqual([0]);
  });

  it('names the input that is not a vector', () => {
    expect(() => softsign.forward({ x: tensor([1, 2], [1, 2]) })).toThrow(
      'softsign: x has shape [1, 2], expected [n].',
    );
  });
});

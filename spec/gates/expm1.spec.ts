import { expect, it } from 'vitest';
import { expm1 } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';
import { expectUlps, slopesAt, valuesAt } from './atPoints.ts';

describeGate(expm1, () => {
  it('is 0 at 0, with slope 1', () => {
    expect(valuesAt(expm1, 0)).toEqual([0]);
    expect(slopesAt(expm1, 0)).toEqual([1]);
  });

  it('keeps its digits near 0', () => {
    expectUlps(valuesAt(expm1, 1e-10, -1), [1.00000000005e-10, -0.6321205588285577]);
  });

  it('names the input that is not a vector', () => {
    expect(() => expm1.forward({ x: tensor([1, 2], [1, 2]) })).toThrow(
      'expm1: x has shape [1, 2], expected [n].',
    );
  });
});

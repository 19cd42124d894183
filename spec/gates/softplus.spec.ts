import { expect, it } from 'vitest';
import { softplus } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';
import { expectUlps, slopesAt, valuesAt } from './atPoints.ts';

describeGate(softplus, () => {
  it('is log 2 at 0, with slope a half', () => {
    expectUlps(valuesAt(softplus, 0), [Math.LN2]);
    expect(slopesAt(softplus, 0)).toEqual([0.5]);
  });

  it('becomes a ReLU far from 0', () => {
    expect(valuesAt(softplus, -1e300, 1e300)).toEqual([0, 1e300]);
    expect(slopesAt(softplus, -1e300, 1e300)).toEqual([0, 1]);
  });

  it('keeps its digits where 1 + eˣ is 1', () => {
    expectUlps(valuesAt(softplus, -40, -700), [4.248354255291589e-18, 9.85967654375977e-305]);
  });

  it('names the input that is not a vector', () => {
    expect(() => softplus.forward({ x: tensor([1, 2], [1, 2]) })).toThrow(
      'softplus: x has shape [1, 2], expected [n].',
    );
  });
});

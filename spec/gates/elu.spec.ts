import { expect, it } from 'vitest';
import { elu } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';
import { expectUlps, slopesAt, valuesAt } from './atPoints.ts';

describeGate(elu, () => {
  it('is the identity above 0 and eˣ − 1 below', () => {
    expectUlps(valuesAt(elu, -1, 3), [-0.6321205588285577, 3]);
    expectUlps(slopesAt(elu, -1, 3), [0.36787944117144233, 1]);
  });

  it('has slope 1 on both sides of 0', () => {
    expect(slopesAt(elu, -1e-20, 0, 1e-20)).toEqual([1, 1, 1]);
  });

  it('keeps its digits just below 0', () => {
    expect(valuesAt(elu, -1e-300)).toEqual([-1e-300]);
  });

  it('levels off at −1', () => {
    expect(valuesAt(elu, -1e300)).toEqual([-1]);
    expect(slopesAt(elu, -1e300)).toEqual([0]);
  });

  it('names the input that is not a vector', () => {
    expect(() => elu.forward({ x: tensor([1, 2], [1, 2]) })).toThrow(
      'elu: x has shape [1, 2], expected [n].',
    );
  });
});

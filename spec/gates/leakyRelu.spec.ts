import { expect, it } from 'vitest';
import { leakyRelu } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';
import { slopesAt, valuesAt } from './atPoints.ts';

describeGate(leakyRelu, () => {
  it('passes a hundredth of what is negative', () => {
    expect(valuesAt(leakyRelu, -200, 3)).toEqual([-2, 3]);
    expect(slopesAt(leakyRelu, -200, 3)).toEqual([0.01, 1]);
  });

  it('takes the lower slope at 0', () => {
    expect(slopesAt(leakyRelu, 0)).toEqual([0.01]);
  });

  it('names the input that is not a vector', () => {
    expect(() => leakyRelu.forward({ x: tensor([1, 2], [1, 2]) })).toThrow(
      'leakyRelu: x has shape [1, 2], expected [n].',
    );
  });
});

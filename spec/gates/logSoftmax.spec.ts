import { expect, it } from 'vitest';
import { logSoftmax } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';
import { expectUlps } from './atPoints.ts';

describeGate(logSoftmax, () => {
  it('is the logarithm of equal shares', () => {
    expectUlps(logSoftmax.forward({ x: tensor([7, 7]) }).data, [-Math.LN2, -Math.LN2]);
  });

  it('has I − 1 sᵀ for its Jacobian', () => {
    expect(logSoftmax.jacobian({ x: tensor([3, 3]) }).x).toEqual(
      tensor([0.5, -0.5, -0.5, 0.5], [2, 2]),
    );
  });

  it('is finite where the softmax is 0', () => {
    expect(logSoftmax.forward({ x: tensor([1e300, 0]) })).toEqual(tensor([0, -1e300]));
  });

  it('keeps its digits where the softmax is close to 1', () => {
    expectUlps(logSoftmax.forward({ x: tensor([50, 0]) }).data, [-1.9287498479639178e-22, -50]);
  });

  it('names the input that is not a vector', () => {
    expect(() => logSoftmax.forward({ x: tensor([1, 2], [2, 1]) })).toThrow(
      'logSoftmax: x has shape [2, 1], expected [n].',
    );
  });
});

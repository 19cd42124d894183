import { expect, it } from 'vitest';
import { softmaxCrossEntropy } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';
import { expectUlps } from './atPoints.ts';

describeGate(softmaxCrossEntropy, () => {
  it('has ŷ − y for its gradient', () => {
    const inputs = { y: tensor([0, 1]), z: tensor([3, 3]) };
    expectUlps(softmaxCrossEntropy.forward(inputs).data, [Math.LN2]);
    expect(softmaxCrossEntropy.vjp(inputs, tensor(1))).toEqual({ z: tensor([0.5, -0.5]) });
  });

  it('has (Σy) ŷ − y for its gradient where the labels do not sum to 1', () => {
    const inputs = { y: tensor([3, 1]), z: tensor([3, 3]) };
    expect(softmaxCrossEntropy.vjp(inputs, tensor(1))).toEqual({ z: tensor([-1, 1]) });
  });

  it('keeps the digits of its gradient for a confident answer', () => {
    const s = 1.9287498479639178e-22;
    const inputs = { y: tensor([1, 0]), z: tensor([50, 0]) };
    expectUlps(softmaxCrossEntropy.forward(inputs).data, [s]);
    expectUlps(softmaxCrossEntropy.vjp(inputs, tensor(1)).z.data, [-s, s]);
  });

  it('is as wrong as it is sure at ±1e300', () => {
    const inputs = { y: tensor([0, 1]), z: tensor([1e300, -1e300]) };
    expect(softmaxCrossEntropy.forward(inputs)).toEqual(tensor(2e300));
    expect(softmaxCrossEntropy.vjp(inputs, tensor(1))).toEqual({ z: tensor([1, -1]) });
  });

  it('counts a label of 0 as exactly 0, also where the softmax is 0', () => {
    const inputs = { y: tensor([1, 0]), z: tensor([Number.MAX_VALUE, -Number.MAX_VALUE]) };
    expect(softmaxCrossEntropy.forward(inputs)).toEqual(tensor(0));
  });

  it('names the input whose shape disagrees', () => {
    expect(() => softmaxCrossEntropy.forward({ y: tensor([1]), z: tensor([1, 2]) })).toThrow(
      'softmaxCrossEntropy: z has shape [2], expected [n] with n = 1 (from y).',
    );
  });
});

import { expect, it } from 'vitest';
import { crossEntropy } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';
import { expectUlps } from './atPoints.ts';

describeGate(crossEntropy, () => {
  it('is log 2 for a label that was given a half', () => {
    const inputs = { y: tensor([0, 1]), p: tensor([0.5, 0.5]) };
    expectUlps(crossEntropy.forward(inputs).data, [Math.LN2]);
    expect(crossEntropy.vjp(inputs, tensor(1))).toEqual({ p: tensor([0, -2]) });
  });

  it('has −y / p for its gradient with soft labels', () => {
    const inputs = { y: tensor([0.25, 0.75]), p: tensor([0.5, 0.5]) };
    expect(crossEntropy.jacobian(inputs).p).toEqual(tensor([-0.5, -1.5], [1, 2]));
  });

  it('counts a label of 0 as exactly 0, also where p is 0', () => {
    const inputs = { y: tensor([0, 1]), p: tensor([0, 1]) };
    expect(crossEntropy.forward(inputs)).toEqual(tensor(0));
    expect(crossEntropy.jacobian(inputs).p).toEqual(tensor([0, -1], [1, 2]));
  });

  it('names the input whose shape disagrees', () => {
    expect(() => crossEntropy.forward({ y: tensor([1]), p: tensor([0.5, 0.5]) })).toThrow(
      'crossEntropy: p has shape [2], expected [n] with n = 1 (from y).',
    );
  });
});

import { expect, it } from 'vitest';
import { softmax } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';
import { expectUlps } from './atPoints.ts';

describeGate(softmax, () => {
  it('shares equally among equals', () => {
    expect(softmax.forward({ x: tensor([7, 7, 7, 7]) })).toEqual(tensor([0.25, 0.25, 0.25, 0.25]));
  });

  it('has diag(s) − s sᵀ for its Jacobian', () => {
    expect(softmax.jacobian({ x: tensor([3, 3]) }).x).toEqual(
      tensor([0.25, -0.25, -0.25, 0.25], [2, 2]),
    );
  });

  it('does not overflow at ±1e300', () => {
    expect(softmax.forward({ x: tensor([1e300, -1e300, 1e4]) })).toEqual(tensor([1, 0, 0]));
  });

  it('keeps the digits of s (1 − s) where s is close to 1', () => {
    const s = 1.9287498479639178e-22;
    expectUlps(softmax.jacobian({ x: tensor([50, 0]) }).x.data, [s, -s, -s, s]);
    expectUlps(softmax.vjp({ x: tensor([50, 0]) }, tensor([1, 0])).x.data, [s, -s]);
  });

  it('hands back nothing of a constant cotangent', () => {
    expect(softmax.vjp({ x: tensor([1, 2, 3]) }, tensor([4, 4, 4])).x).toEqual(tensor([0, 0, 0]));
  });

  it('names the input that is not a vector', () => {
    expect(() => softmax.forward({ x: tensor([1, 2], [2, 1]) })).toThrow(
      'softmax: x has shape [2, 1], expected [n].',
    );
  });
});

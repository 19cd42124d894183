import { expect, it } from 'vitest';
import { maximum } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';

const x = tensor([6, -1]);
const y = tensor([2, 4]);

describeGate(maximum, () => {
  it('takes the larger, entry by entry', () => {
    expect(maximum.forward({ x, y })).toEqual(tensor([6, 4]));
  });

  it('routes the gradient to exactly one of the two', () => {
    expect(maximum.vjp({ x, y }, tensor([3, 5]))).toEqual({
      x: tensor([3, 0]),
      y: tensor([0, 5]),
    });
  });

  it('routes the gradient of a tie to x', () => {
    expect(maximum.vjp({ x, y: x }, tensor([3, 5]))).toEqual({
      x: tensor([3, 5]),
      y: tensor([0, 0]),
    });
  });

  it('names the input whose shape disagrees', () => {
    expect(() => maximum.forward({ x: tensor([1, 2]), y: tensor([1]) })).toThrow(
      'maximum: y has shape [1], expected [n] with n = 2 (from x).',
    );
  });
});

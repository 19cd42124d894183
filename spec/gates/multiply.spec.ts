import { expect, it } from 'vitest';
import { multiply } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';

const x = tensor([6, -1]);
const y = tensor([2, 4]);

describeGate(multiply, () => {
  it('multiplies entry by entry', () => {
    expect(multiply.forward({ x, y })).toEqual(tensor([12, -4]));
  });

  it('hands each the gradient times the other', () => {
    expect(multiply.vjp({ x, y }, tensor([1, 2]))).toEqual({
      x: tensor([2, 8]),
      y: tensor([6, -2]),
    });
  });

  it('names the input whose shape disagrees', () => {
    expect(() => multiply.forward({ x: tensor([1, 2]), y: tensor([1]) })).toThrow(
      'multiply: y has shape [1], expected [n] with n = 2 (from x).',
    );
  });
});

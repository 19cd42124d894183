import { expect, it } from 'vitest';
import { dot } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';

const x = tensor([6, -1]);
const y = tensor([2, 4]);

describeGate(dot, () => {
  it('sums the products', () => {
    expect(dot.forward({ x, y })).toEqual(tensor(8));
  });

  it('hands each the other, times the gradient', () => {
    expect(dot.vjp({ x, y }, tensor(2))).toEqual({ x: tensor([4, 8]), y: tensor([12, -2]) });
  });

  it('names the input whose shape disagrees', () => {
    expect(() => dot.forward({ x: tensor([1, 2]), y: tensor([1]) })).toThrow(
      'dot: y has shape [1], expected [n] with n = 2 (from x).',
    );
  });
});

import { expect, it } from 'vitest';
import { vecmat } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';

const W = tensor([1, 2, 3, 4, 5, 6], [3, 2]);
const x = tensor([1, 2, 3]);
const delta = tensor([5, 6]);

describeGate(vecmat, () => {
  it('applies a row to a 3×2 matrix', () => {
    expect(vecmat.forward({ x, W })).toEqual(tensor([22, 28]));
  });

  it('takes δ Wᵀ back to x and xᵀ δ back to W', () => {
    expect(vecmat.vjp({ x, W }, delta)).toEqual({
      x: tensor([17, 39, 61]),
      W: tensor([5, 6, 10, 12, 15, 18], [3, 2]),
    });
  });

  it('has Wᵀ for ∂z/∂x', () => {
    expect(vecmat.jacobian({ x, W }).x).toEqual(tensor([1, 3, 5, 2, 4, 6], [2, 3]));
  });

  it('names the input whose shape disagrees', () => {
    expect(() => vecmat.forward({ x: delta, W })).toThrow(
      'vecmat: W has shape [3, 2], expected [n, m] with n = 2 (from x).',
    );
  });
});

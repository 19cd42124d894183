import { expect, it } from 'vitest';
import { matvec } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';

const W = tensor([1, 2, 3, 4, 5, 6], [3, 2]);
const x = tensor([5, 6]);
const delta = tensor([1, 2, 3]);

describeGate(matvec, () => {
  it('applies a 3×2 matrix to a column', () => {
    expect(matvec.forward({ W, x })).toEqual(tensor([17, 39, 61]));
  });

  it('takes δᵀ xᵀ back to W and Wᵀ δᵀ back to x', () => {
    expect(matvec.vjp({ W, x }, delta)).toEqual({
      W: tensor([5, 6, 10, 12, 15, 18], [3, 2]),
      x: tensor([22, 28]),
    });
  });

  it('has one row of ∂z/∂W for each entry of z', () => {
    expect(matvec.jacobian({ W, x }).W).toEqual(
      tensor([5, 6, 0, 0, 0, 0, 0, 0, 5, 6, 0, 0, 0, 0, 0, 0, 5, 6], [3, 6]),
    );
  });

  it('gives zeros where there are no columns', () => {
    expect(matvec.forward({ W: tensor([], [2, 0]), x: tensor([]) })).toEqual(tensor([0, 0]));
  });

  it('hands out a copy of W', () => {
    expect(matvec.jacobian({ W, x }).x.data).not.toBe(W.data);
  });

  it('names the input whose shape disagrees', () => {
    expect(() => matvec.forward({ W, x: delta })).toThrow(
      'matvec: x has shape [3], expected [m] with m = 2 (from W).',
    );
  });
});

import { expect, it } from 'vitest';
import { affine } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';

const W = tensor([1, 2, 3, 4, 5, 6], [3, 2]);
const x = tensor([5, 6]);
const b = tensor([10, -10, 0]);

describeGate(affine, () => {
  it('adds a bias to a 3×2 matrix applied to a column', () => {
    expect(affine.forward({ W, x, b })).toEqual(tensor([27, 29, 61]));
  });

  it('hands the bias the gradient unchanged', () => {
    expect(affine.vjp({ W, x, b }, tensor([1, 2, 3])).b).toEqual(tensor([1, 2, 3]));
  });

  it('names the input whose shape disagrees', () => {
    expect(() => affine.forward({ W, x, b: x })).toThrow(
      'affine: b has shape [2], expected [n] with n = 3 (from W).',
    );
  });
});

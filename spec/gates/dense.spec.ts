import { expect, it } from 'vitest';
import { dense } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';

const X = tensor([1, 2, 3, 4, 5, 6], [3, 2]);
const W = tensor([1, 0, -1, 2], [2, 2]);
const b = tensor([10, -10]);

describeGate(dense, () => {
  it('gives each row of a batch x W + b', () => {
    expect(dense.forward({ X, W, b })).toEqual(tensor([9, -6, 9, -2, 9, 2], [3, 2]));
  });

  it('hands the weights Xᵀ Z̄ and the bias the sum of the rows', () => {
    const ZBar = tensor([1, 0, 0, 1, 1, 1], [3, 2]);
    const { W: WBar, b: bBar } = dense.vjp({ X, W, b }, ZBar);
    expect(WBar).toEqual(tensor([6, 8, 8, 10], [2, 2]));
    expect(bBar).toEqual(tensor([2, 2]));
  });

  it('names the input whose shape disagrees', () => {
    expect(() => dense.forward({ X, W: X, b })).toThrow(
      'dense: W has shape [3, 2], expected [n, m] with n = 2 (from X).',
    );
  });
});

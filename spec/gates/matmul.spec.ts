import { expect, it } from 'vitest';
import { matmul } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';

const A = tensor([1, 2], [1, 2]);
const B = tensor([1, 2, 3, 4, 5, 6], [2, 3]);

describeGate(matmul, () => {
  it('multiplies a 1×2 by a 2×3 matrix', () => {
    expect(matmul.forward({ A, B })).toEqual(tensor([9, 12, 15], [1, 3]));
  });

  it('takes Z̄ Bᵀ back to A and Aᵀ Z̄ back to B', () => {
    expect(matmul.vjp({ A, B }, tensor([1, 0, -1], [1, 3]))).toEqual({
      A: tensor([-2, -2], [1, 2]),
      B: tensor([1, 0, -1, 2, 0, -2], [2, 3]),
    });
  });

  it('names the input whose shape disagrees', () => {
    expect(() => matmul.forward({ A, B: A })).toThrow(
      'matmul: B has shape [1, 2], expected [k, m] with k = 2 (from A).',
    );
  });
});

import { describe, expect, it } from 'vitest';
import {
  diag,
  eye,
  filled,
  offDiagonal,
  ones,
  row,
  tensor,
  transpose,
} from '../../../gates/kit/index.ts';

describe('transpose', () => {
  it('turns rows into columns', () => {
    expect(transpose(tensor([1, 2, 3, 4, 5, 6], [2, 3]))).toEqual(
      tensor([1, 4, 2, 5, 3, 6], [3, 2]),
    );
  });
});

describe('diag', () => {
  it('puts a vector along the diagonal', () => {
    expect(diag(tensor([1, 2]))).toEqual(tensor([1, 0, 0, 2], [2, 2]));
  });

  it('is the identity for ones', () => {
    expect(diag(ones([3]))).toEqual(eye(3));
  });
});

describe('offDiagonal', () => {
  it('leaves out the diagonal, in a copy', () => {
    const A = tensor([1, 2, 3, 4], [2, 2]);
    expect(offDiagonal(A)).toEqual(tensor([0, 2, 3, 0], [2, 2]));
    expect(A).toEqual(tensor([1, 2, 3, 4], [2, 2]));
  });
});

describe('row', () => {
  it('lays the entries of any shape side by side', () => {
    expect(row(tensor([1, 2, 3, 4], [2, 2]))).toEqual(tensor([1, 2, 3, 4], [1, 4]));
  });
});

describe('filled', () => {
  it('takes its number from a tensor of shape [] too', () => {
    expect(filled([2], tensor(7))).toEqual(filled([2], 7));
  });
});

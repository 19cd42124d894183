import { describe, expect, it } from 'vitest';
import {
  eye,
  kron,
  outer,
  product,
  productTransposed,
  row,
  tensor,
  transpose,
  transposedProduct,
  type Tensor,
} from '../../../gates/kit/index.ts';

const A = tensor([1, 2, 3, 4, 5, 6], [2, 3]);
const B = tensor([1, 0, 2, -1, 0, 3], [3, 2]);

describe('product', () => {
  it('multiplies matrices', () => {
    expect(product(A, B)).toEqual(tensor([5, 7, 14, 13], [2, 2]));
  });

  it('takes a vector on the right for a column', () => {
    expect(product(A, tensor([1, 0, -1]))).toEqual(tensor([-2, -2]));
  });

  it('takes a vector on the left for a row', () => {
    expect(product(tensor([1, -1]), A)).toEqual(tensor([-3, -3, -3]));
  });

  it('keeps the axes of matrices of one row and one column', () => {
    expect(product(tensor([1, 2], [1, 2]), tensor([3, 4], [2, 1]))).toEqual(tensor([11], [1, 1]));
  });

  it('is zeros where the inner length is 0', () => {
    expect(product(tensor([], [2, 0]), tensor([], [0, 3]))).toEqual(
      tensor([0, 0, 0, 0, 0, 0], [2, 3]),
    );
  });

  it('passes on a NaN that meets a zero', () => {
    expect(product(tensor([0], [1, 1]), tensor([NaN]))).toEqual(tensor([NaN]));
  });

  it('adds up each entry from the first product to the last, whatever the lengths', () => {
    const numbers = (rows: number, columns: number, from: number): Tensor =>
      tensor(
        Array.from({ length: rows * columns }, (_, k) => Math.sin(from + k)),
        [rows, columns],
      );
    for (const [n, inner, m] of [
      [1, 3, 2],
      [2, 5, 4],
      [3, 4, 7],
      [5, 9, 6],
      [2, 90, 93],
    ]) {
      const [a, b] = [numbers(n, inner, 1), numbers(inner, m, 7)];
      const expected = Array.from({ length: n * m }, (_, at) => {
        let sum = 0;
        for (let j = 0; j < inner; j++) {
          sum += a.data[Math.floor(at / m) * inner + j] * b.data[j * m + (at % m)];
        }
        return sum;
      });
      expect(product(a, b)).toEqual(tensor(expected, [n, m]));
      expect(transposedProduct(transpose(a), b)).toEqual(tensor(expected, [n, m]));
      expect(productTransposed(a, transpose(b))).toEqual(tensor(expected, [n, m]));
    }
  });

  it('refuses inner lengths that differ', () => {
    expect(() => product(A, A)).toThrow('product: shapes [2, 3] and [2, 3] do not agree.');
  });
});

describe('transposedProduct', () => {
  it('is the product with the first transposed', () => {
    expect(transposedProduct(A, A)).toEqual(product(transpose(A), A));
    expect(transposedProduct(A, tensor([1, -1]))).toEqual(tensor([-3, -3, -3]));
  });

  it('refuses numbers of rows that differ', () => {
    expect(() => transposedProduct(A, B)).toThrow(
      'transposedProduct: shapes [2, 3] and [3, 2] do not agree.',
    );
  });
});

describe('productTransposed', () => {
  it('is the product with the second transposed', () => {
    expect(productTransposed(A, A)).toEqual(product(A, transpose(A)));
  });

  it('refuses numbers of columns that differ', () => {
    expect(() => productTransposed(A, B)).toThrow(
      'productTransposed: shapes [2, 3] and [3, 2] do not agree.',
    );
  });
});

describe('outer', () => {
  it('has a row for each entry of the first', () => {
    expect(outer(tensor([1, 2]), tensor([5, 6, 7]))).toEqual(tensor([5, 6, 7, 10, 12, 14], [2, 3]));
  });
});

describe('kron', () => {
  it('puts a copy of the second in place of each entry of the first', () => {
    expect(kron(tensor([1, 2], [1, 2]), tensor([3, 4], [2, 1]))).toEqual(
      tensor([3, 6, 4, 8], [2, 2]),
    );
  });

  it('sends vec(X) to vec(A X B) as A ⊗ Bᵀ, row by row', () => {
    const X = tensor([1, 2, 3, 4, 5, 6], [3, 2]);
    const C = tensor([1, -1, 2, 0], [2, 2]);
    const vec = product(kron(A, transpose(C)), tensor(X.data));
    expect(vec.data).toEqual(product(product(A, X), C).data);
  });

  it('repeats a row down the diagonal of the identity', () => {
    expect(kron(eye(2), row(tensor([5, 6])))).toEqual(tensor([5, 6, 0, 0, 0, 0, 5, 6], [2, 4]));
  });
});

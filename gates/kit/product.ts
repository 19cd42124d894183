import { ShapeError } from './errors.ts';
import { sizeOf, zeros, type Tensor } from './tensor.ts';

/** A vector on the left of a product is one row, on the right one column. */
const rowsAndColumns = ({ shape }: Tensor, vectorIs: 'row' | 'column'): [number, number] =>
  shape.length === 2
    ? [shape[0], shape[1]]
    : vectorIs === 'row'
      ? [1, sizeOf(shape)]
      : [sizeOf(shape), 1];

/** The axes of a product: a vector on one side takes its axis away. */
const axesOf = (a: Tensor, b: Tensor, n: number, m: number): number[] => [
  ...(a.shape.length === 2 ? [n] : []),
  ...(b.shape.length === 2 ? [m] : []),
];

function refuse(operation: string, a: Tensor, b: Tensor): never {
  throw new ShapeError(
    `${operation}: shapes [${a.shape.join(', ')}] and [${b.shape.join(', ')}] do not agree.`,
  );
}

/**
 * A B, where either may be a vector: a column on the right, a row on the left.
 *
 * A vector in leaves a vector out. Accumulates over rows of B, so that memory is read in order;
 * with a column on the right, over rows of A.
 *
 * @throws {ShapeError} when the inner lengths differ
 */
export function product(a: Tensor, b: Tensor): Tensor {
  const [n, inner] = rowsAndColumns(a, 'row');
  const [rows, m] = rowsAndColumns(b, 'column');
  if (inner !== rows) refuse('product', a, b);
  const z = zeros(axesOf(a, b, n, m));
  const [A, B, Z] = [a.data, b.data, z.data];
  if (m === 1) {
    for (let i = 0, p = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j < inner; j++, p++) sum += A[p] * B[j];
      Z[i] = sum;
    }
    return z;
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < inner; j++) {
      const aij = A[i * inner + j];
      for (let k = 0, p = i * m, q = j * m; k < m; k++, p++, q++) Z[p] += aij * B[q];
    }
  }
  return z;
}

/**
 * Aᵀ B without making Aᵀ; B may be a column, and a column comes out.
 *
 * @throws {ShapeError} when A and B have different numbers of rows
 */
export function transposedProduct(a: Tensor, b: Tensor): Tensor {
  const [rows, n] = rowsAndColumns(a, 'column');
  const [inner, m] = rowsAndColumns(b, 'column');
  if (rows !== inner) refuse('transposedProduct', a, b);
  const z = zeros(axesOf(a, b, n, m));
  const [A, B, Z] = [a.data, b.data, z.data];
  if (m === 1) {
    for (let j = 0, p = 0; j < rows; j++) {
      const bj = B[j];
      for (let i = 0; i < n; i++, p++) Z[i] += A[p] * bj;
    }
    return z;
  }
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < n; i++) {
      const aji = A[j * n + i];
      for (let k = 0, p = i * m, q = j * m; k < m; k++, p++, q++) Z[p] += aji * B[q];
    }
  }
  return z;
}

/**
 * A Bᵀ of two matrices without making Bᵀ.
 *
 * @throws {ShapeError} when A and B have different numbers of columns
 */
export function productTransposed(a: Tensor, b: Tensor): Tensor {
  const [n, inner] = rowsAndColumns(a, 'row');
  const [m, columns] = rowsAndColumns(b, 'row');
  if (inner !== columns) refuse('productTransposed', a, b);
  const z = zeros([n, m]);
  const [A, B, Z] = [a.data, b.data, z.data];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      let sum = 0;
      for (let k = 0, p = i * inner, q = j * inner; k < inner; k++, p++, q++) sum += A[p] * B[q];
      Z[i * m + j] = sum;
    }
  }
  return z;
}

/** x yᵀ: a row for each entry of x, a column for each of y. */
export function outer(x: Tensor, y: Tensor): Tensor {
  const [n, m] = [x.data.length, y.data.length];
  const z = zeros([n, m]);
  const [X, Y, Z] = [x.data, y.data, z.data];
  for (let i = 0, p = 0; i < n; i++) {
    const xi = X[i];
    for (let j = 0; j < m; j++, p++) Z[p] = xi * Y[j];
  }
  return z;
}

/** The Kronecker product: a copy of B for each entry of A, times that entry. */
export function kron(a: Tensor, b: Tensor): Tensor {
  const [n, m] = rowsAndColumns(a, 'column');
  const [k, l] = rowsAndColumns(b, 'column');
  const z = zeros([n * k, m * l]);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < m; j++)
      for (let p = 0; p < k; p++)
        for (let q = 0; q < l; q++)
          z.data[(i * k + p) * m * l + j * l + q] = a.data[i * m + j] * b.data[p * l + q];
  return z;
}

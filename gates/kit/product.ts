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

function addRow(
  Z: Float64Array,
  from: number,
  B: Float64Array,
  row: number,
  m: number,
  by: number,
): void {
  for (let k = 0, p = from, q = row * m; k < m; k++, p++, q++) Z[p] += by * B[q];
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
  if (m === 1) dots(a.data, b.data, z.data, inner, 1);
  else weighRows(a.data, b.data, z.data, { n, inner, m, row: inner, column: 1 });
  return z;
}

/** Where A has its entries: a step of `row` to the next row, of `column` to the next column. */
interface Walk {
  readonly n: number;
  readonly inner: number;
  readonly m: number;
  readonly row: number;
  readonly column: number;
}

/**
 * Each row of Z as a sum of rows of B, weighed by the entries of a row of A.
 *
 * Four rows of B for two of Z at a time, so that memory is read and written less often; the additions to
 * an entry keep the order that they have one by one, and so every rounding.
 */
function weighRows(A: Float64Array, B: Float64Array, Z: Float64Array, walk: Walk): void {
  const { n, inner, m, row, column } = walk;
  if (n > 1 && inner * m <= small) return sumBlocks(A, B, Z, walk);
  const most = inner - (inner % 4);
  const pairs = n - (n % 2);
  for (let j = 0; j < most; j += 4) {
    for (let i = 0; i < pairs; i += 2) {
      const at = i * row + j * column;
      const next = at + row;
      const [a0, a1, a2, a3] = [A[at], A[at + column], A[at + 2 * column], A[at + 3 * column]];
      const [c0, c1, c2, c3] = [
        A[next],
        A[next + column],
        A[next + 2 * column],
        A[next + 3 * column],
      ];
      for (let k = 0, p = i * m, q = j * m; k < m; k++, p++, q++) {
        const b0 = B[q];
        const b1 = B[q + m];
        const b2 = B[q + 2 * m];
        const b3 = B[q + 3 * m];
        Z[p] = Z[p] + a0 * b0 + a1 * b1 + a2 * b2 + a3 * b3;
        Z[p + m] = Z[p + m] + c0 * b0 + c1 * b1 + c2 * b2 + c3 * b3;
      }
    }
    for (let i = pairs; i < n; i++) {
      const at = i * row + j * column;
      const [a0, a1, a2, a3] = [A[at], A[at + column], A[at + 2 * column], A[at + 3 * column]];
      for (let k = 0, p = i * m, q = j * m; k < m; k++, p++, q++) {
        Z[p] = Z[p] + a0 * B[q] + a1 * B[q + m] + a2 * B[q + 2 * m] + a3 * B[q + 3 * m];
      }
    }
  }
  for (let j = most; j < inner; j++) {
    for (let i = 0; i < n; i++) addRow(Z, i * m, B, j, m, A[i * row + j * column]);
  }
}

/** So many numbers stay near the processor, in whatever order they are read. */
const small = 2 ** 13;

/**
 * The same for a small B: two entries of Z by four, each summed to its end, so that Z is written once.
 *
 * The additions to an entry keep their order here too.
 */
function sumBlocks(A: Float64Array, B: Float64Array, Z: Float64Array, walk: Walk): void {
  const { n, inner, m, row, column } = walk;
  const pairs = n - (n % 2);
  const fours = m - (m % 4);
  for (let k = 0; k < fours; k += 4) {
    for (let i = 0; i < pairs; i += 2) {
      let [s0, s1, s2, s3] = [0, 0, 0, 0];
      let [t0, t1, t2, t3] = [0, 0, 0, 0];
      for (let j = 0, p = i * row, q = k; j < inner; j++, p += column, q += m) {
        const a = A[p];
        const c = A[p + row];
        const b0 = B[q];
        const b1 = B[q + 1];
        const b2 = B[q + 2];
        const b3 = B[q + 3];
        s0 += a * b0;
        s1 += a * b1;
        s2 += a * b2;
        s3 += a * b3;
        t0 += c * b0;
        t1 += c * b1;
        t2 += c * b2;
        t3 += c * b3;
      }
      const z = i * m + k;
      Z[z] = s0;
      Z[z + 1] = s1;
      Z[z + 2] = s2;
      Z[z + 3] = s3;
      Z[z + m] = t0;
      Z[z + m + 1] = t1;
      Z[z + m + 2] = t2;
      Z[z + m + 3] = t3;
    }
  }
  for (let i = 0; i < n; i++) {
    for (let k = i < pairs ? fours : 0; k < m; k++) {
      let sum = 0;
      for (let j = 0, p = i * row, q = k; j < inner; j++, p += column, q += m) sum += A[p] * B[q];
      Z[i * m + k] = sum;
    }
  }
}

/**
 * The inner products of the rows of A with those of B: four of A by two of B at a time, since each sum waits
 * for its own last one, and since what is read then serves more often.
 */
function dots(A: Float64Array, B: Float64Array, Z: Float64Array, inner: number, m: number): void {
  const n = Z.length / m;
  const fours = n - (n % 4);
  const pairs = m - (m % 2);
  for (let j = 0; j < pairs; j += 2) {
    for (let i = 0; i < fours; i += 4) {
      let [s0, s1, s2, s3] = [0, 0, 0, 0];
      let [t0, t1, t2, t3] = [0, 0, 0, 0];
      for (let k = 0, p = i * inner, q = j * inner; k < inner; k++, p++, q++) {
        const a0 = A[p];
        const a1 = A[p + inner];
        const a2 = A[p + 2 * inner];
        const a3 = A[p + 3 * inner];
        const b = B[q];
        const c = B[q + inner];
        s0 += a0 * b;
        s1 += a1 * b;
        s2 += a2 * b;
        s3 += a3 * b;
        t0 += a0 * c;
        t1 += a1 * c;
        t2 += a2 * c;
        t3 += a3 * c;
      }
      const z = i * m + j;
      Z[z] = s0;
      Z[z + m] = s1;
      Z[z + 2 * m] = s2;
      Z[z + 3 * m] = s3;
      Z[z + 1] = t0;
      Z[z + m + 1] = t1;
      Z[z + 2 * m + 1] = t2;
      Z[z + 3 * m + 1] = t3;
    }
  }
  for (let j = pairs; j < m; j++) {
    for (let i = 0; i < fours; i += 4) {
      let [s0, s1, s2, s3] = [0, 0, 0, 0];
      for (let k = 0, p = i * inner, q = j * inner; k < inner; k++, p++, q++) {
        const b = B[q];
        s0 += A[p] * b;
        s1 += A[p + inner] * b;
        s2 += A[p + 2 * inner] * b;
        s3 += A[p + 3 * inner] * b;
      }
      Z[i * m + j] = s0;
      Z[(i + 1) * m + j] = s1;
      Z[(i + 2) * m + j] = s2;
      Z[(i + 3) * m + j] = s3;
    }
  }
  for (let i = fours; i < n; i++) {
    for (let j = 0; j < m; j++) {
      let sum = 0;
      for (let k = 0, p = i * inner, q = j * inner; k < inner; k++, p++, q++) sum += A[p] * B[q];
      Z[i * m + j] = sum;
    }
  }
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
  // a column on the right: its entries weigh the rows of A
  if (m === 1) weighRows(b.data, a.data, z.data, { n: 1, inner, m: n, row: inner, column: 1 });
  else weighRows(a.data, b.data, z.data, { n, inner, m, row: 1, column: n });
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
  if (m > 0) dots(a.data, b.data, z.data, inner, m);
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

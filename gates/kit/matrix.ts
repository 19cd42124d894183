import { zeros, type Tensor } from './tensor.ts';

/** The rows of a matrix as columns. */
export function transpose(a: Tensor): Tensor {
  const [n, m] = a.shape;
  const z = zeros([m, n]);
  for (let i = 0; i < n; i++) for (let j = 0; j < m; j++) z.data[j * n + i] = a.data[i * m + j];
  return z;
}

/** A matrix with a vector added to each of its rows. */
export function addToRows(a: Tensor, b: Tensor): Tensor {
  const [n, m] = a.shape;
  const z = zeros([n, m]);
  for (let i = 0, p = 0; i < n; i++)
    for (let j = 0; j < m; j++, p++) z.data[p] = a.data[p] + b.data[j];
  return z;
}

/** The sum of the rows of a matrix: a vector as long as a row. */
export function totalOfRows(a: Tensor): Tensor {
  const [n, m] = a.shape;
  const z = zeros([m]);
  for (let i = 0, p = 0; i < n; i++) for (let j = 0; j < m; j++, p++) z.data[j] += a.data[p];
  return z;
}

/** A vector as the n×n matrix with it along the diagonal. */
export function diag(x: Tensor): Tensor {
  const n = x.data.length;
  const z = zeros([n, n]);
  for (let i = 0; i < n; i++) z.data[i * (n + 1)] = x.data[i];
  return z;
}

/** A square matrix with zeros along its diagonal. */
export function offDiagonal(a: Tensor): Tensor {
  const n = a.shape[0];
  const data = a.data.slice();
  for (let i = 0; i < n; i++) data[i * (n + 1)] = 0;
  return { shape: a.shape, data };
}

/** The n×n identity. */
export const eye = (n: number): Tensor => diag(ones([n]));

/** A tensor of any shape as a matrix of one row. */
export const row = ({ data }: Tensor): Tensor => ({ shape: [1, data.length], data: data.slice() });

/** A tensor of ones. */
export const ones = (shape: readonly number[]): Tensor => filled(shape, 1);

/** A tensor that holds one number everywhere; a tensor of shape [] gives its number. */
export function filled(shape: readonly number[], value: number | Tensor): Tensor {
  const z = zeros(shape);
  z.data.fill(typeof value === 'number' ? value : value.data[0]);
  return z;
}

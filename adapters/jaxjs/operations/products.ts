import { every, type Way } from '../../calls.ts';
import { real } from '../../../gates/kit/spec.ts';
import type { Library, Tensor } from '../library.ts';
import type { Operation } from '../subject.ts';

type Ways = readonly Way<Operation>[];

const two = (
  cases: readonly { readonly a: number[]; readonly b: number[] }[],
  f: (jax: Library, a: Tensor, b: Tensor) => Tensor,
): Ways =>
  every({ at: cases }, ({ at }) => ({
    inputs: { a: real(...at.a), b: real(...at.b) },
    of: (jax, { a, b }) => f(jax, a, b),
  }));

/** A matrix far from singular: what is given, and 4 on the diagonal. */
const regular = ({ numpy: np }: Library, x: Tensor): Tensor =>
  np.add(x, np.multiply(np.eye(x.shape.at(-1)!, undefined, { dtype: x.dtype }), 4));

/** A symmetric positive definite one. */
function definite(jax: Library, x: Tensor): Tensor {
  const { numpy: np } = jax;
  const transposed = np.matrixTranspose(x.ref);
  return regular(jax, np.matmul(x, transposed));
}

const square = (f: (jax: Library, x: Tensor) => Tensor): Ways =>
  every(
    {
      shape: [
        [1, 1],
        [2, 2],
        [3, 3],
        [2, 2, 2],
      ],
    },
    ({ shape }) => ({
      inputs: { x: real(...shape) },
      of: (jax, { x }) => f(jax, x),
    }),
  );

/** Products of matrices and vectors, and what linear algebra makes of them. */
export const products: Readonly<Record<string, Ways>> = {
  convolve: every({ mode: ['full', 'same', 'valid'] as const, n: [3, 5] }, ({ mode, n }) => ({
    inputs: { a: real(n), b: real(2) },
    of: ({ numpy: np }, { a, b }) => np.convolve(a, b, mode),
  })),
  correlate: every({ mode: ['full', 'same', 'valid'] as const, n: [3, 5] }, ({ mode, n }) => ({
    inputs: { a: real(n), b: real(2) },
    of: ({ numpy: np }, { a, b }) => np.correlate(a, b, mode),
  })),
  cross: two(
    [
      { a: [3], b: [3] },
      { a: [2, 3], b: [2, 3] },
      { a: [3], b: [2, 3] },
    ],
    (jax, a, b) => jax.numpy.cross(a, b),
  ),
  dot: two(
    [
      { a: [3], b: [3] },
      { a: [2, 3], b: [3] },
      { a: [3], b: [3, 2] },
      { a: [2, 3], b: [3, 4] },
    ],
    (jax, a, b) => jax.numpy.dot(a, b),
  ),
  einsum: every(
    {
      at: [
        { equation: 'ij,jk->ik', a: [2, 3], b: [3, 2] },
        { equation: 'ij,jk->ki', a: [2, 3], b: [3, 2] },
        { equation: 'ij,ij->', a: [2, 3], b: [2, 3] },
        { equation: 'i,j->ij', a: [2], b: [3] },
        { equation: 'bij,bjk->bik', a: [2, 2, 3], b: [2, 3, 1] },
        { equation: 'ii,i->i', a: [3, 3], b: [3] },
      ],
    },
    ({ at }) => ({
      inputs: { a: real(...at.a), b: real(...at.b) },
      of: ({ numpy: np }, { a, b }) => np.einsum(at.equation, a, b),
    }),
  ),
  inner: two(
    [
      { a: [3], b: [3] },
      { a: [2, 3], b: [3] },
      { a: [2, 3], b: [4, 3] },
    ],
    (jax, a, b) => jax.numpy.inner(a, b),
  ),
  matmul: two(
    [
      { a: [2, 3], b: [3, 2] },
      { a: [3], b: [3, 2] },
      { a: [2, 3], b: [3] },
      { a: [2, 2, 3], b: [3, 1] },
      { a: [1, 2, 3], b: [2, 3, 1] },
      { a: [2, 1, 2, 2], b: [1, 2, 2, 1] },
    ],
    (jax, a, b) => jax.numpy.matmul(a, b),
  ),
  matvec: two(
    [
      { a: [2, 3], b: [3] },
      { a: [2, 2, 3], b: [2, 3] },
    ],
    (jax, a, b) => jax.numpy.matvec(a, b),
  ),
  outer: two(
    [
      { a: [2], b: [3] },
      { a: [1], b: [1] },
    ],
    (jax, a, b) => jax.numpy.outer(a, b),
  ),
  polyval: two(
    [
      { a: [3], b: [2] },
      { a: [1], b: [2] },
      { a: [4], b: [1] },
    ],
    (jax, a, b) => jax.numpy.polyval(a, b),
  ),
  tensordot: every({ axes: [0, 1, 2] }, ({ axes }) => ({
    inputs: { a: real(2, 3), b: real(...(axes === 1 ? [3, 2] : [2, 3])) },
    of: ({ numpy: np }, { a, b }) => np.tensordot(a, b, axes),
  })),
  trace: every(
    {
      offset: [0, 1, -1],
      shape: [
        [3, 3],
        [2, 3],
      ],
    },
    ({ offset, shape }) => ({
      inputs: { x: real(...shape) },
      of: ({ numpy: np }, { x }) => np.trace(x, offset),
    }),
  ),
  vander: every({ n: [undefined, 2, 4], increasing: [undefined, true] }, ({ n, increasing }) => ({
    inputs: { x: real(3) },
    of: ({ numpy: np }, { x }) =>
      np.vander(x, { ...(n && { N: n }), ...(increasing && { increasing }) }),
  })),
  vdot: two(
    [
      { a: [3], b: [3] },
      { a: [2, 2], b: [2, 2] },
    ],
    (jax, a, b) => jax.numpy.vdot(a, b),
  ),
  vecdot: two(
    [
      { a: [3], b: [3] },
      { a: [2, 3], b: [3] },
      { a: [2, 3], b: [2, 3] },
    ],
    (jax, a, b) => jax.numpy.vecdot(a, b),
  ),
  vecmat: two(
    [
      { a: [3], b: [3, 2] },
      { a: [2, 3], b: [2, 3, 2] },
    ],
    (jax, a, b) => jax.numpy.vecmat(a, b),
  ),

  'linalg.cholesky': square((jax, x) => jax.numpy.linalg.cholesky(definite(jax, x))),
  'linalg.det': square((jax, x) => jax.numpy.linalg.det(regular(jax, x))),
  'linalg.eigvalsh': square((jax, x) => jax.numpy.linalg.eigvalsh(definite(jax, x))),
  'linalg.inv': square((jax, x) => jax.numpy.linalg.inv(regular(jax, x))),
  'linalg.matrixPower': every({ n: [0, 1, 2, 3, -1, -2] }, ({ n }) => ({
    inputs: { x: real(2, 2) },
    of: (jax, { x }) => jax.numpy.linalg.matrixPower(regular(jax, x), n),
  })),
  'linalg.norm': every(
    { ord: [undefined, 1, 2, 3, Infinity, -Infinity], keepdims: [false, true] },
    ({ ord, keepdims }) => ({
      inputs: { x: real(4) },
      of: ({ numpy: np }, { x }) =>
        np.linalg.norm(x, { ...(ord !== undefined && { ord }), keepdims }),
    }),
  ),
  'linalg.slogdet': square((jax, x) => {
    const [sign, log] = jax.numpy.linalg.slogdet(regular(jax, x));
    sign.dispose();
    return log;
  }),
  'linalg.solve': every(
    {
      a: [
        [2, 2],
        [3, 3],
      ],
      columns: [null, 1, 2],
    },
    ({ a, columns }) => ({
      inputs: { a: real(...a), b: real(a[0], ...(columns === null ? [] : [columns])) },
      of: (jax, { a: x, b }) => jax.numpy.linalg.solve(regular(jax, x), b),
    }),
  ),
  'linalg.svdvals': every(
    {
      shape: [
        [2, 2],
        [2, 3],
        [3, 2],
      ],
    },
    ({ shape }) => ({
      inputs: { x: real(...shape) },
      of: ({ numpy: np }, { x }) => np.linalg.svdvals(x),
    }),
  ),
  'linalg.vectorNorm': every(
    { ord: [1, 2, 3, Infinity], axis: [undefined, 0, 1] },
    ({ ord, axis }) => ({
      inputs: { x: real(2, 3) },
      of: ({ numpy: np }, { x }) =>
        np.linalg.vectorNorm(x, { ord, ...(axis !== undefined && { axis }) }),
    }),
  ),
  'lax.linalg.triangularSolve': every(
    { lower: [false, true], transposeA: [false, true], leftSide: [false, true] },
    (a) => ({
      inputs: { a: real(2, 2), b: real(2, 2) },
      of: (jax, { a: x, b }) => jax.lax.linalg.triangularSolve(regular(jax, x), b, a),
    }),
  ),
  'nn.dotProductAttention': every(
    { isCausal: [false, true], scale: [undefined, 0.5] },
    ({ isCausal, scale }) => ({
      inputs: { q: real(3, 1, 2), k: real(3, 1, 2), v: real(3, 1, 2) },
      of: ({ nn }, { q, k, v }) =>
        nn.dotProductAttention(q, k, v, { isCausal, ...(scale && { scale }) }),
    }),
  ),
};

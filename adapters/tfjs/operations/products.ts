import { every, type Way } from '../../calls.ts';
import { real } from '../../../gates/kit/spec.ts';
import type { Operation } from '../subject.ts';

type Ways = readonly Way<Operation>[];

const swapped = (swap: boolean | undefined, rows: number, columns: number): number[] =>
  swap ? [columns, rows] : [rows, columns];

/** Products of matrices and vectors, and what linear algebra makes of them. */
export const products: Readonly<Record<string, Ways>> = {
  dot: every(
    {
      at: [
        { a: [3], b: [3] },
        { a: [2, 3], b: [3] },
        { a: [3], b: [3, 2] },
        { a: [2, 3], b: [3, 4] },
      ],
    },
    ({ at }) => ({
      inputs: { a: real(...at.a), b: real(...at.b) },
      of: (tf, { a, b }) => tf.dot(a, b),
    }),
  ),
  einsum: every(
    {
      at: [
        { equation: 'ij,jk->ik', a: [2, 3], b: [3, 2] },
        { equation: 'ij,jk->ki', a: [2, 3], b: [3, 2] },
        { equation: 'ij,ij->', a: [2, 3], b: [2, 3] },
        { equation: 'i,j->ij', a: [2], b: [3] },
        { equation: 'bij,bjk->bik', a: [2, 2, 3], b: [2, 3, 1] },
      ],
    },
    ({ at }) => ({
      inputs: { a: real(...at.a), b: real(...at.b) },
      of: (tf, { a, b }) => tf.einsum(at.equation, a, b),
    }),
  ),
  'fused.matMul': every(
    {
      transposeA: [false, true],
      transposeB: [false, true],
      bias: [false, true],
      activation: ['linear', 'relu', 'relu6', 'elu', 'prelu', 'leakyrelu', 'sigmoid'],
    },
    ({ transposeA, transposeB, bias, activation }) => ({
      inputs: {
        a: real(...swapped(transposeA, 2, 3)),
        b: real(...swapped(transposeB, 3, 4)),
        ...(bias && { c: real(4) }),
        ...(activation === 'prelu' && { w: real(4) }),
      },
      of: (tf, { a, b, c, w }) =>
        tf.fused.matMul({
          a,
          b,
          transposeA,
          transposeB,
          activation,
          ...(c && { bias: c }),
          ...(w && { preluActivationWeights: w }),
          ...(activation === 'leakyrelu' && { leakyreluAlpha: 0.3 }),
        }),
    }),
  ),
  'linalg.bandPart': every(
    {
      lower: [0, 1, -1],
      upper: [0, 1, -1],
      shape: [
        [3, 4],
        [4, 2],
        [2, 3, 3],
      ],
    },
    (a) => ({
      inputs: { x: real(...a.shape) },
      of: (tf, { x }) => tf.linalg.bandPart(x as never, a.lower, a.upper),
    }),
  ),
  'linalg.gramSchmidt': every(
    {
      shape: [
        [1, 3],
        [2, 2],
        [2, 3],
        [3, 3],
      ],
    },
    ({ shape }) => ({
      inputs: { x: real(...shape) },
      of: (tf, { x }) => tf.linalg.gramSchmidt(x as never) as never,
    }),
  ),
  'linalg.qr (q)': every(
    {
      shape: [
        [2, 2],
        [3, 2],
        [3, 3],
      ],
      full: [undefined, true],
    },
    ({ shape, full }) => ({
      inputs: { x: real(...shape) },
      of: (tf, { x }) => tf.linalg.qr(x, full)[0],
    }),
  ),
  'linalg.qr (r)': every(
    {
      shape: [
        [2, 2],
        [3, 2],
        [3, 3],
      ],
      full: [undefined, true],
    },
    ({ shape, full }) => ({
      inputs: { x: real(...shape) },
      of: (tf, { x }) => tf.linalg.qr(x, full)[1],
    }),
  ),
  matMul: every(
    {
      transposeA: [false, true],
      transposeB: [false, true],
      batch: [
        { a: [], b: [] },
        { a: [2], b: [2] },
        { a: [1], b: [2] },
        { a: [2], b: [1] },
        { a: [], b: [2] },
        { a: [2], b: [] },
      ],
    },
    ({ transposeA, transposeB, batch }) => ({
      inputs: {
        a: real(...batch.a, ...swapped(transposeA, 2, 3)),
        b: real(...batch.b, ...swapped(transposeB, 3, 2)),
      },
      of: (tf, { a, b }) => tf.matMul(a, b, transposeA, transposeB),
    }),
  ),
  outerProduct: every({ m: [1, 2, 3], n: [1, 3] }, ({ m, n }) => ({
    inputs: { a: real(m), b: real(n) },
    of: (tf, { a, b }) => tf.outerProduct(a as never, b as never),
  })),
  basicLSTMCell: every({ batch: [1, 2], output: ['c', 'h'] }, ({ batch, output }) => ({
    inputs: {
      kernel: real(4, 8),
      bias: real(8),
      x: real(batch, 2),
      c: real(batch, 2),
      h: real(batch, 2),
    },
    of: (tf, { kernel, bias, x, c, h }) =>
      tf.basicLSTMCell(
        tf.scalar(1),
        kernel as never,
        bias as never,
        x as never,
        c as never,
        h as never,
      )[output === 'c' ? 0 : 1],
  })),
};

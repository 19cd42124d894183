import { every, shaped, any, type Way } from '../../calls.ts';
import { real, type Spec } from '../../../gates/kit/spec.ts';
import type { Library, Tensor } from '../library.ts';
import type { Operation } from '../subject.ts';

type Ways = readonly Way<Operation>[];
type Axis = number | number[] | undefined;

/** Shapes with every axis, pair of axes and none at all to reduce over; axes are counted from both ends. */
const reductions: { shape: readonly number[]; axis: Axis }[] = [
  { shape: [], axis: undefined },
  { shape: [5], axis: undefined },
  { shape: [1], axis: 0 },
  { shape: [2, 3], axis: undefined },
  { shape: [2, 3], axis: 0 },
  { shape: [2, 3], axis: 1 },
  { shape: [2, 3], axis: -1 },
  { shape: [2, 3], axis: [0, 1] },
  { shape: [2, 3, 2], axis: 1 },
  { shape: [2, 3, 2], axis: [0, 2] },
  { shape: [2, 3, 2], axis: [2, 0] },
  { shape: [3, 1, 2], axis: [1] },
  { shape: [2, 1, 2, 2], axis: [-1, 1] },
];

const reduction = (
  f: (tf: Library, x: Tensor, axis: Axis, keepDims?: boolean) => Tensor,
  domain: Spec = any,
): Ways =>
  every({ at: reductions, keepDims: [undefined, true] }, ({ at, keepDims }) => ({
    inputs: { x: shaped(domain, at.shape) },
    of: (tf, { x }) => f(tf, x, at.axis, keepDims),
  }));

const along = (
  f: (tf: Library, x: Tensor, axis: number, exclusive?: boolean, reverse?: boolean) => Tensor,
): Ways =>
  every(
    {
      at: [
        { shape: [5], axis: 0 },
        { shape: [2, 3], axis: 0 },
        { shape: [2, 3], axis: 1 },
        { shape: [2, 3, 2], axis: 1 },
        { shape: [3, 3], axis: 0 },
        { shape: [2, 2, 2], axis: 1 },
      ],
      exclusive: [undefined, true],
      reverse: [undefined, true],
    },
    ({ at, exclusive, reverse }) => ({
      inputs: { x: shaped(any, at.shape) },
      of: (tf, { x }) => f(tf, x, at.axis, exclusive, reverse),
    }),
  );

/** What makes fewer entries of many, or runs along an axis. */
export const reduced: Readonly<Record<string, Ways>> = {
  cumprod: along((tf, x, axis, exclusive, reverse) => tf.cumprod(x, axis, exclusive, reverse)),
  cumsum: along((tf, x, axis, exclusive, reverse) => tf.cumsum(x, axis, exclusive, reverse)),
  euclideanNorm: reduction((tf, x, axis, keep) => tf.euclideanNorm(x, axis, keep)),
  logSumExp: reduction((tf, x, axis, keep) => tf.logSumExp(x, axis, keep)),
  max: reduction((tf, x, axis, keep) => tf.max(x, axis, keep)),
  mean: reduction((tf, x, axis, keep) => tf.mean(x, axis, keep)),
  min: reduction((tf, x, axis, keep) => tf.min(x, axis, keep)),
  'moments (mean)': reduction((tf, x, axis, keep) => tf.moments(x, axis, keep).mean),
  'moments (variance)': reduction((tf, x, axis, keep) => tf.moments(x, axis, keep).variance),
  norm: every(
    {
      ord: ['euclidean', 'fro', 1, 2, Infinity, -Infinity],
      axis: [undefined, 0, 1, [0, 1]],
      keepDims: [undefined, true],
    },
    ({ ord, axis, keepDims }) =>
      (ord === 'fro') !== Array.isArray(axis) &&
      ord !== 1 &&
      ord !== Infinity &&
      ord !== 'euclidean'
        ? null
        : {
            inputs: { x: real(2, 3) },
            of: (tf, { x }) => tf.norm(x, ord, axis as number, keepDims),
          },
  ),
  prodWithZero: every(
    { zeros: [1, 2], axis: [undefined, 0, 1], keepDims: [undefined, true] },
    (a) => ({
      inputs: { x: real(2, 3) },
      of: (tf, { x }) => {
        const mask = tf.tensor2d(a.zeros === 1 ? [1, 1, 0, 1, 1, 1] : [1, 0, 0, 1, 0, 1], [2, 3]);
        return tf.prod(tf.mul(x, mask), a.axis, a.keepDims);
      },
    }),
  ),
  prod: reduction((tf, x, axis, keep) => tf.prod(x, axis, keep)),
  sum: reduction((tf, x, axis, keep) => tf.sum(x, axis, keep)),
  logSoftmax: every({ shape: [[5], [1], [2, 3], [3, 1], [2, 2, 3]] }, ({ shape }) => ({
    inputs: { x: shaped(any, shape) },
    of: (tf, { x }) => tf.logSoftmax(x),
  })),
  softmax: every({ shape: [[5], [1], [2, 3], [3, 1], [2, 2, 3]] }, ({ shape }) => ({
    inputs: { x: shaped(any, shape) },
    of: (tf, { x }) => tf.softmax(x),
  })),
};

import { every, type Way } from '../../calls.ts';
import { indices, real, type Spec } from '../../../gates/kit/spec.ts';
import type { Library, Tensor } from '../library.ts';
import type { Operation } from '../subject.ts';

type Ways = readonly Way<Operation>[];

/** The same numbers, or some of them, in another place. */
const moved = <const A>(
  cases: readonly ({ readonly shape: readonly number[] } & A)[],
  f: (tf: Library, x: Tensor, attributes: A) => Tensor,
): Ways =>
  every({ at: cases }, ({ at }) => ({
    inputs: { x: real(...at.shape) },
    of: (tf, { x }) => f(tf, x, at),
  }));

const inSlices = (count: number, shape: readonly number[]): Record<string, Spec> =>
  Object.fromEntries(
    ['a', 'b', 'c'].slice(0, count).map((name) => [name, real(...shape)] as const),
  );

/** Numbers that are put elsewhere: joined, cut, picked, repeated, turned, padded. */
export const arrangements: Readonly<Record<string, Ways>> = {
  batchToSpaceND: moved(
    [
      {
        shape: [4, 1, 1, 1],
        block: [2, 2],
        crops: [
          [0, 0],
          [0, 0],
        ],
      },
      {
        shape: [4, 2, 1, 1],
        block: [2, 2],
        crops: [
          [1, 0],
          [0, 1],
        ],
      },
      {
        shape: [6, 1, 2, 1],
        block: [3, 2],
        crops: [
          [1, 1],
          [0, 2],
        ],
      },
      { shape: [2, 2, 3], block: [2], crops: [[0, 1]] },
    ],
    (tf, x, { block, crops }) => tf.batchToSpaceND(x, block as never, crops as never),
  ),
  broadcastTo: moved(
    [
      { shape: [3], to: [2, 3] },
      { shape: [1], to: [4] },
      { shape: [2, 1], to: [2, 3] },
      { shape: [1, 3], to: [2, 3] },
      { shape: [2, 1, 3], to: [2, 2, 3] },
      { shape: [2, 3], to: [2, 3] },
      { shape: [2, 1], to: [3, 2, 2] },
    ],
    (tf, x, { to }) => tf.broadcastTo(x, to as never),
  ),
  concat: every({ count: [1, 2, 3], axis: [0, 1, -1] }, ({ count, axis }) => ({
    inputs: inSlices(count, [2, 3]),
    of: (tf, inputs) => tf.concat(Object.values(inputs), axis),
  })),
  concatOfUnequal: every({ axis: [0, 1, 2] }, ({ axis }) => ({
    inputs: {
      a: real(2, 1, 3),
      b: real(...[2, 1, 3].map((n, k) => (k === axis ? n + 1 : n))),
      c: real(...[2, 1, 3].map((n, k) => (k === axis ? 0 : n))),
    },
    of: (tf, inputs) => tf.concat(Object.values(inputs), axis),
  })),
  depthToSpace: every(
    { block: [2, 3], height: [1, 2], channels: [1, 2] },
    ({ block, height, channels }) => ({
      inputs: { x: real(1, height, 2, block * block * channels) },
      of: (tf, { x }) => tf.depthToSpace(x as never, block),
    }),
  ),
  diag: moved([{ shape: [3] }, { shape: [2, 2] }, { shape: [1] }], (tf, x) => tf.diag(x)),
  ensureShape: moved([{ shape: [3] }, { shape: [2, 2] }], (tf, x, { shape }) =>
    tf.ensureShape(x, [...shape] as never),
  ),
  expandDims: moved(
    [
      { shape: [3], axis: 0 },
      { shape: [3], axis: 1 },
      { shape: [2, 3], axis: -1 },
      { shape: [2, 3], axis: undefined },
    ],
    (tf, x, { axis }) => tf.expandDims(x, axis),
  ),
  gather: every(
    {
      at: [
        { shape: [4], axis: undefined },
        { shape: [4, 2], axis: 0 },
        { shape: [2, 4], axis: 1 },
        { shape: [2, 4], axis: -1 },
        { shape: [2, 4, 3], axis: 1 },
      ],
      indices: [[1], [3], [2, 2]],
    },
    ({ at, indices: by }) => ({
      inputs: { x: real(...at.shape), i: indices(4, ...by) },
      of: (tf, { x, i }) => tf.gather(x, i as never, at.axis),
    }),
  ),
  gatherByBatch: every(
    {
      at: [
        { axis: 1, batchDims: 1 },
        { axis: 2, batchDims: 1 },
        { axis: 2, batchDims: 2 },
      ],
    },
    ({ at }) => ({
      inputs: { x: real(2, 3, 3), i: indices(3, ...(at.batchDims === 2 ? [2, 3, 2] : [2, 2])) },
      of: (tf, { x, i }) => tf.gather(x, i as never, at.axis, at.batchDims),
    }),
  ),
  gatherND: every({ depth: [1, 2], count: [1, 3] }, ({ depth, count }) => ({
    inputs: { x: real(3, 3), i: indices(3, count, depth) },
    of: (tf, { x, i }) => tf.gatherND(x, i),
  })),
  // Each output depends on one input; the other is no tensor that could have a gradient.
  meshgrid: every({ output: [0, 1], indexing: ['xy', 'ij'] }, ({ output, indexing }) => ({
    inputs: { x: real(3) },
    of: (tf, { x }) => {
      const other = tf.tensor1d([1, 2]);
      const [a, b] = output === 0 ? [x, other] : [other, x];
      return tf.meshgrid(a as never, b as never, { indexing })[output];
    },
  })),
  mirrorPad: moved(
    (['reflect', 'symmetric'] as const).flatMap((mode) => [
      { shape: [4], paddings: [[1, 2]], mode },
      { shape: [4], paddings: [[0, 3]], mode },
      {
        shape: [3, 4],
        paddings: [
          [0, 0],
          [2, 1],
        ],
        mode,
      },
      {
        shape: [3, 2, 3],
        paddings: [
          [1, 0],
          [0, 1],
          [2, 2],
        ],
        mode,
      },
    ]),
    (tf, x, { paddings, mode }) => tf.mirrorPad(x, paddings as never, mode),
  ),
  pad: moved(
    [
      { shape: [3], paddings: [[1, 2]], value: undefined },
      { shape: [3], paddings: [[0, 0]], value: 2 },
      {
        shape: [2, 3],
        paddings: [
          [0, 1],
          [2, 0],
        ],
        value: undefined,
      },
      {
        shape: [2, 1, 3],
        paddings: [
          [1, 1],
          [0, 0],
          [0, 2],
        ],
        value: 2,
      },
      {
        shape: [1, 2, 1, 2],
        paddings: [
          [0, 1],
          [1, 0],
          [2, 1],
          [0, 0],
        ],
        value: undefined,
      },
    ],
    (tf, x, { paddings, value }) => tf.pad(x, paddings as never, value),
  ),
  reshape: moved(
    [
      { shape: [6], to: [2, 3] },
      { shape: [2, 3], to: [3, 2] },
      { shape: [2, 3], to: [-1] },
      { shape: [1], to: [] },
      { shape: [0], to: [0, 3] },
    ],
    (tf, x, { to }) => tf.reshape(x, to as never),
  ),
  reverse: moved(
    [
      { shape: [4], axis: undefined },
      { shape: [2, 3], axis: undefined },
      { shape: [2, 3], axis: 0 },
      { shape: [2, 3], axis: [1] },
      { shape: [2, 3, 2], axis: [0, 2] },
      { shape: [2, 3], axis: -1 },
    ],
    (tf, x, { axis }) => tf.reverse(x, axis as number),
  ),
  scatterND: every({ shape: [[4], [5]], repeated: [false, true] }, ({ shape, repeated }) => ({
    inputs: { x: real(3) },
    of: (tf, { x }) =>
      tf.scatterND(
        tf.tensor2d(repeated ? [1, 3, 1] : [1, 3, 0], [3, 1], 'int32'),
        x,
        shape as never,
      ),
  })),
  slice: moved(
    [
      { shape: [5], begin: 1, size: 3 },
      { shape: [5], begin: 2, size: undefined },
      { shape: [3, 4], begin: [1, 0], size: [2, -1] },
      { shape: [3, 4], begin: [0, 3], size: [3, 1] },
      { shape: [2, 3, 4], begin: [1, 1, 0], size: [1, 2, 2] },
      { shape: [2, 1, 3, 2], begin: [0, 0, 1, 1], size: [2, 1, 2, 1] },
      { shape: [3, 4], begin: [1], size: undefined },
    ],
    (tf, x, { begin, size }) => tf.slice(x, begin as number, size as number),
  ),
  spaceToBatchND: moved(
    [
      {
        shape: [1, 2, 2, 1],
        block: [2, 2],
        paddings: [
          [0, 0],
          [0, 0],
        ],
      },
      {
        shape: [1, 3, 2, 1],
        block: [2, 2],
        paddings: [
          [1, 0],
          [1, 1],
        ],
      },
      {
        shape: [2, 2, 3, 1],
        block: [1, 3],
        paddings: [
          [0, 0],
          [0, 3],
        ],
      },
      { shape: [1, 3, 2], block: [2], paddings: [[0, 1]] },
    ],
    (tf, x, { block, paddings }) => tf.spaceToBatchND(x, block as never, paddings as never),
  ),
  sparseToDense: every({ scalar: [false, true] }, ({ scalar }) => ({
    inputs: { x: scalar ? real() : real(3), d: real() },
    of: (tf, { x, d }) =>
      tf.sparseToDense(tf.tensor1d([1, 4, 2], 'int32'), x, [6] as never, d as never),
  })),
  split: every(
    {
      at: [
        { sizes: 2, axis: undefined, output: 1 },
        { sizes: 3, axis: 1, output: 0 },
        { sizes: [1, 3], axis: 0, output: 1 },
        { sizes: [1, -1], axis: 0, output: 1 },
        { sizes: [1, 0, 2], axis: -1, output: 2 },
        { sizes: [1, 0, 2], axis: 1, output: 1 },
      ],
    },
    ({ at }) => ({
      inputs: { x: real(4, 3) },
      of: (tf, { x }) => tf.split(x, at.sizes as number, at.axis)[at.output],
    }),
  ),
  splitUsedTwice: every({ sizes: [2, [1, 3], [2, 1, 1]], axis: [0] }, ({ sizes, axis }) => ({
    inputs: { x: real(4, 3) },
    of: (tf, { x }) => {
      const parts = tf.split(x, sizes as number, axis);
      return tf.concat([parts[1], parts[0], parts[1]], axis);
    },
  })),
  squeeze: moved(
    [
      { shape: [1, 3, 1], axis: undefined },
      { shape: [1, 3, 1], axis: [0] },
      { shape: [1, 1], axis: undefined },
      { shape: [2, 1, 3], axis: [1] },
    ],
    (tf, x, { axis }) => tf.squeeze(x, axis as never),
  ),
  stack: every({ count: [1, 2, 3], axis: [undefined, 0, 1, 2, -1] }, ({ count, axis }) => ({
    inputs: inSlices(count, [2, 3]),
    of: (tf, inputs) => tf.stack(Object.values(inputs), axis),
  })),
  stridedSlice: moved(
    [
      { shape: [5], begin: [0], end: [5], strides: [2] },
      { shape: [5], begin: [4], end: [0], strides: [-1] },
      { shape: [3, 4], begin: [0, 1], end: [3, 4], strides: [1, 2] },
      { shape: [3, 4], begin: [1, 0], end: [2, 4], strides: [1, 1] },
    ],
    (tf, x, { begin, end, strides }) =>
      tf.stridedSlice(x, begin as never, end as never, strides as never),
  ),
  tensorScatterUpdate: every({ wide: [1, 2] }, ({ wide }) => ({
    inputs: { x: real(4, wide), u: real(2, wide) },
    of: (tf, { x, u }) => tf.tensorScatterUpdate(x, tf.tensor2d([[2], [0]], [2, 1], 'int32'), u),
  })),
  tile: moved(
    [
      { shape: [3], reps: [1] },
      { shape: [3], reps: [2] },
      { shape: [2, 3], reps: [2, 1] },
      { shape: [2, 3], reps: [1, 3] },
      { shape: [2, 1, 2], reps: [2, 2, 3] },
      { shape: [1, 2, 1, 2], reps: [2, 1, 3, 1] },
    ],
    (tf, x, { reps }) => tf.tile(x, reps as never),
  ),
  topk: every(
    { shape: [[5], [2, 4]], k: [1, 2, 3], sorted: [undefined, false] },
    ({ shape, k, sorted }) => ({
      inputs: { x: real(...shape) },
      of: (tf, { x }) => tf.topk(x, k, sorted).values,
    }),
  ),
  transpose: moved(
    [
      { shape: [4], perm: undefined },
      { shape: [2, 3], perm: undefined },
      { shape: [2, 3], perm: [0, 1] },
      { shape: [2, 3, 4], perm: [1, 2, 0] },
      { shape: [2, 3, 4], perm: [2, 0, 1] },
      { shape: [2, 1, 3, 2], perm: [3, 1, 0, 2] },
    ],
    (tf, x, { perm }) => tf.transpose(x, perm as never),
  ),
  unsortedSegmentSum: every(
    { shape: [[4], [4, 2], [4, 1, 2]], segments: [3, 5] },
    ({ shape, segments }) => ({
      inputs: { x: real(...shape), i: indices(3, 4) },
      of: (tf, { x, i }) => tf.unsortedSegmentSum(x, i as never, segments),
    }),
  ),
  unstack: every({ axis: [undefined, 0, 1, -1], output: [0, 1] }, ({ axis, output }) => ({
    inputs: { x: real(2, 3) },
    of: (tf, { x }) => tf.unstack(x, axis)[output],
  })),
};

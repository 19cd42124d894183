import { every, type Way } from '../../calls.ts';
import { indices, real, type Spec } from '../../../gates/kit/spec.ts';
import type { Library, Tensor } from '../library.ts';
import type { Operation } from '../subject.ts';

type Ways = readonly Way<Operation>[];

/** The same numbers, or some of them, in another place. */
const moved = <const A>(
  cases: readonly ({ readonly shape: readonly number[] } & A)[],
  f: (jax: Library, x: Tensor, attributes: A) => Tensor,
): Ways =>
  every({ at: cases }, ({ at }) => ({
    inputs: { x: real(...at.shape) },
    of: (jax, { x }) => f(jax, x, at),
  }));

const slices = (count: number, shape: readonly number[]): Record<string, Spec> =>
  Object.fromEntries(
    ['a', 'b', 'c'].slice(0, count).map((name) => [name, real(...shape)] as const),
  );

/** Of several parts the one that is looked at; the others are let go of. */
function only(parts: readonly Tensor[], k: number): Tensor {
  parts.forEach((part, i) => i !== k && part.dispose());
  return parts[k];
}

/** Numbers that are put elsewhere: joined, cut, picked, repeated, turned, padded, convolved. */
export const arrangements: Readonly<Record<string, Ways>> = {
  append: every({ axis: [null, 0, 1] }, ({ axis }) => ({
    inputs: { a: real(2, 2), b: real(2, 2) },
    of: ({ numpy: np }, { a, b }) => np.append(a, b, axis),
  })),
  broadcastTo: moved(
    [
      { shape: [3], to: [2, 3] },
      { shape: [2, 1], to: [2, 3] },
      { shape: [], to: [2] },
      { shape: [2, 1], to: [3, 2, 2] },
    ],
    ({ numpy: np }, x, { to }) => np.broadcastTo(x, [...to]),
  ),
  concatenate: every({ count: [1, 2, 3], axis: [0, 1, -1] }, ({ count, axis }) => ({
    inputs: slices(count, [2, 3]),
    of: ({ numpy: np }, inputs) => np.concatenate(Object.values(inputs), axis),
  })),
  diag: moved(
    [
      { shape: [3], k: 0 },
      { shape: [2], k: 1 },
      { shape: [3, 3], k: 0 },
      { shape: [3, 3], k: -1 },
    ],
    ({ numpy: np }, x, { k }) => np.diag(x, k),
  ),
  diagonal: moved(
    [
      { shape: [3, 3], offset: 0 },
      { shape: [2, 3], offset: 1 },
      { shape: [3, 2], offset: -1 },
    ],
    ({ numpy: np }, x, { offset }) => np.diagonal(x, offset),
  ),
  expandDims: moved(
    [
      { shape: [3], axis: 0 },
      { shape: [2, 3], axis: -1 },
      { shape: [2, 3], axis: 1 },
    ],
    ({ numpy: np }, x, { axis }) => np.expandDims(x, axis),
  ),
  flip: moved(
    [
      { shape: [4], axis: undefined },
      { shape: [2, 3], axis: 0 },
      { shape: [2, 3], axis: [0, 1] },
      { shape: [2, 3, 2], axis: -1 },
    ],
    ({ numpy: np }, x, { axis }) => np.flip(x, axis as number),
  ),
  hstack: every({ count: [1, 2, 3], shape: [[2], [2, 3]] }, ({ count, shape }) => ({
    inputs: slices(count, shape),
    of: ({ numpy: np }, inputs) => np.hstack(Object.values(inputs)),
  })),
  moveaxis: moved(
    [
      { shape: [2, 3, 2], src: 0, dst: 2 },
      { shape: [2, 3, 2], src: -1, dst: 0 },
    ],
    ({ numpy: np }, x, { src, dst }) => np.moveaxis(x, src, dst),
  ),
  pad: moved(
    [
      { shape: [3], width: 1 },
      { shape: [3], width: [2, 0] },
      {
        shape: [2, 3],
        width: [
          [0, 1],
          [2, 0],
        ],
      },
      { shape: [2, 1, 2], width: 1 },
    ],
    ({ numpy: np }, x, { width }) => np.pad(x, width as never),
  ),
  repeat: moved(
    [
      { shape: [3], repeats: 2, axis: 0 },
      { shape: [2, 3], repeats: 2, axis: 1 },
      { shape: [2, 3], repeats: 3, axis: undefined },
    ],
    ({ numpy: np }, x, { repeats, axis }) => np.repeat(x, repeats, axis),
  ),
  reshape: moved(
    [
      { shape: [6], to: [2, 3] },
      { shape: [2, 3], to: [3, -1] },
      { shape: [1], to: [] },
      { shape: [0], to: [0, 2] },
    ],
    ({ numpy: np }, x, { to }) => np.reshape(x, [...to]),
  ),
  roll: moved(
    [
      { shape: [4], shift: 1, axis: 0 },
      { shape: [2, 3], shift: -1, axis: 1 },
      { shape: [2, 3], shift: 2, axis: undefined },
      { shape: [2, 3], shift: [1, 2], axis: [0, 1] },
    ],
    ({ numpy: np }, x, { shift, axis }) => np.roll(x, shift as number, axis as number),
  ),
  rot90: moved(
    [
      { shape: [2, 3], k: 1 },
      { shape: [2, 3], k: 2 },
      { shape: [2, 3], k: -1 },
    ],
    ({ numpy: np }, x, { k }) => np.rot90(x, k),
  ),
  split: every({ sections: [2, [1], [1, 3]], output: [0, 1] }, ({ sections, output }) => ({
    inputs: { x: real(4, 2) },
    of: ({ numpy: np }, { x }) => only(np.split(x, sections as number), output),
  })),
  squeeze: moved(
    [
      { shape: [1, 3, 1], axis: undefined },
      { shape: [1, 3, 1], axis: 0 },
      { shape: [2, 1, 3], axis: 1 },
    ],
    ({ numpy: np }, x, { axis }) => np.squeeze(x, axis),
  ),
  stack: every({ count: [1, 2, 3], axis: [undefined, 0, 1, -1] }, ({ count, axis }) => ({
    inputs: slices(count, [2, 3]),
    of: ({ numpy: np }, inputs) => np.stack(Object.values(inputs), axis),
  })),
  swapaxes: moved(
    [
      { shape: [2, 3], a: 0, b: 1 },
      { shape: [2, 3, 2], a: 0, b: -1 },
    ],
    ({ numpy: np }, x, { a, b }) => np.swapaxes(x, a, b),
  ),
  take: every({ axis: [null, 0, 1], indices: [[], [3], [2, 2]] }, ({ axis, indices: by }) => ({
    inputs: { x: real(3, 3), i: indices(3, ...by) },
    of: ({ numpy: np }, { x, i }) => np.take(x, i, axis),
  })),
  takeAlongAxis: every({ axis: [0, 1] }, ({ axis }) => ({
    inputs: { x: real(3, 3), i: indices(3, ...(axis === 0 ? [2, 3] : [3, 2])) },
    of: ({ numpy: np }, { x, i }) => np.takeAlongAxis(x, i, axis),
  })),
  tile: moved(
    [
      { shape: [3], reps: 2 },
      { shape: [2, 3], reps: [1, 3] },
      { shape: [2], reps: [2, 2] },
      { shape: [2, 1], reps: 2 },
    ],
    ({ numpy: np }, x, { reps }) => np.tile(x, reps as number),
  ),
  transpose: moved(
    [
      { shape: [2, 3], perm: undefined },
      { shape: [2, 3, 4], perm: [1, 2, 0] },
      { shape: [2, 1, 3, 2], perm: [3, 1, 0, 2] },
    ],
    ({ numpy: np }, x, { perm }) => np.transpose(x, perm && [...perm]),
  ),
  tril: moved(
    [
      { shape: [3, 3], k: 0 },
      { shape: [2, 3], k: 1 },
      { shape: [3, 2], k: -1 },
    ],
    ({ numpy: np }, x, { k }) => np.tril(x, k),
  ),
  triu: moved(
    [
      { shape: [3, 3], k: 0 },
      { shape: [2, 3], k: 1 },
      { shape: [3, 2], k: -1 },
    ],
    ({ numpy: np }, x, { k }) => np.triu(x, k),
  ),

  'fft.fft': every(
    { part: ['real', 'imag'] as const, length: [1, 2, 3, 4, 5] },
    ({ part, length }) => ({
      inputs: { re: real(length), im: real(length) },
      of: ({ numpy: np }, { re, im }) => {
        const z = np.fft.fft({ real: re, imag: im });
        z[part === 'real' ? 'imag' : 'real'].dispose();
        return z[part];
      },
    }),
  ),
  'fft.ifft': every({ part: ['real', 'imag'] as const, length: [2, 3, 4] }, ({ part, length }) => ({
    inputs: { re: real(length), im: real(length) },
    of: ({ numpy: np }, { re, im }) => {
      const z = np.fft.ifft({ real: re, imag: im });
      z[part === 'real' ? 'imag' : 'real'].dispose();
      return z[part];
    },
  })),
  'fft.rfft': every({ part: ['real', 'imag'] as const, length: [2, 4, 6] }, ({ part, length }) => ({
    inputs: { x: real(length) },
    of: ({ numpy: np }, { x }) => {
      const z = np.fft.rfft(x);
      z[part === 'real' ? 'imag' : 'real'].dispose();
      return z[part];
    },
  })),
  'lax.conv': every(
    {
      padding: ['VALID', 'SAME', 'SAME_LOWER'] as const,
      strides: [
        [1, 1],
        [2, 2],
        [1, 2],
      ],
      kernel: [
        [2, 2],
        [1, 3],
      ],
    },
    (a) => ({
      inputs: { x: real(1, 2, 4, 3), w: real(2, 2, ...a.kernel) },
      of: ({ lax }, { x, w }) => lax.conv(x, w, [...a.strides], a.padding),
    }),
  ),
  'lax.convGeneralDilated': every(
    {
      padding: [
        'VALID',
        'SAME',
        [
          [1, 0],
          [0, 2],
        ],
      ] as ('VALID' | 'SAME' | [number, number][])[],
      lhsDilation: [undefined, [2, 1]],
      rhsDilation: [undefined, [1, 2]],
      groups: [undefined, 2],
    },
    ({ padding, lhsDilation, rhsDilation, groups }) =>
      // The library takes a padding in words without it alone.
      lhsDilation !== undefined && typeof padding === 'string'
        ? null
        : {
            inputs: { x: real(1, 2, 4, 3), w: real(2, groups === 2 ? 1 : 2, 2, 2) },
            of: ({ lax }, { x, w }) =>
              lax.convGeneralDilated(x, w, [1, 1], padding, {
                ...(lhsDilation && { lhsDilation: [...lhsDilation] }),
                ...(rhsDilation && { rhsDilation: [...rhsDilation] }),
                ...(groups && { featureGroupCount: groups }),
              }),
          },
  ),
  'lax.convTranspose': every(
    {
      padding: ['VALID', 'SAME'] as const,
      strides: [
        [1, 1],
        [2, 1],
      ],
      transposeKernel: [undefined, true],
    },
    (a) => ({
      inputs: { x: real(1, 2, 3, 2), w: real(2, 2, 2, 2) },
      of: ({ lax }, { x, w }) =>
        lax.convTranspose(
          x,
          w,
          [...a.strides],
          a.padding,
          a.transposeKernel ? { transposeKernel: true } : {},
        ),
    }),
  ),
  'lax.reduceWindow': every(
    {
      by: ['max', 'mean'] as const,
      window: [
        [2, 2],
        [1, 3],
      ],
      strides: [undefined, [1, 1], [2, 1]],
    },
    ({ by, window, strides }) => ({
      inputs: { x: real(4, 3) },
      of: ({ lax, numpy: np }, { x }) =>
        lax.reduceWindow(x, (part) => np[by](part), [...window], strides && [...strides]),
    }),
  ),
};

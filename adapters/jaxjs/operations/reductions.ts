import { any, every, shaped, type Way } from '../../calls.ts';
import { real, type Spec } from '../../../gates/kit/spec.ts';
import type { Library, Tensor } from '../library.ts';
import type { Operation } from '../subject.ts';

type Ways = readonly Way<Operation>[];
type Numpy = Library['numpy'];
type Axis = number | number[] | undefined;

const reductions: { shape: number[]; axis: Axis }[] = [
  { shape: [], axis: undefined },
  { shape: [5], axis: undefined },
  { shape: [2, 3], axis: undefined },
  { shape: [2, 3], axis: 0 },
  { shape: [2, 3], axis: -1 },
  { shape: [2, 3, 2], axis: [0, 2] },
  { shape: [3, 1, 2], axis: 1 },
];

const reduction = (
  f: (np: Numpy, x: Tensor, axis: Axis, keepdims: boolean, jax: Library) => Tensor,
  domain: Spec = any,
): Ways =>
  every({ at: reductions, keepdims: [false, true] }, ({ at, keepdims }) => ({
    inputs: { x: shaped(domain, at.shape) },
    of: (jax, { x }) => f(jax.numpy, x, at.axis, keepdims, jax),
  }));

const along = (f: (np: Numpy, x: Tensor, axis: number, jax: Library) => Tensor): Ways =>
  every(
    {
      at: [
        { shape: [5], axis: 0 },
        { shape: [2, 3], axis: 0 },
        { shape: [2, 3], axis: -1 },
        { shape: [2, 3, 2], axis: 1 },
      ],
    },
    ({ at }) => ({
      inputs: { x: shaped(any, at.shape) },
      of: (jax, { x }) => f(jax.numpy, x, at.axis, jax),
    }),
  );

/** What makes fewer entries of many, or runs along an axis. */
export const reduced: Readonly<Record<string, Ways>> = {
  average: reduction((np, x, axis) => np.average(x, axis)),
  cumprod: along((np, x, axis) => np.cumprod(x, axis)),
  cumsum: along((np, x, axis) => np.cumsum(x, axis)),
  diff: along((np, x, axis) => np.diff(x, 1, axis)),
  max: reduction((np, x, axis, keepdims) => np.max(x, axis, { keepdims })),
  mean: reduction((np, x, axis, keepdims) => np.mean(x, axis, { keepdims })),
  min: reduction((np, x, axis, keepdims) => np.min(x, axis, { keepdims })),
  nanmean: reduction((np, x, axis, keepdims) => np.nanmean(x, axis, { keepdims })),
  nansum: reduction((np, x, axis, keepdims) => np.nansum(x, axis, { keepdims })),
  prod: reduction((np, x, axis, keepdims) => np.prod(x, axis, { keepdims })),
  ptp: reduction((np, x, axis, keepdims) => np.ptp(x, axis, { keepdims })),
  sort: along((np, x, axis) => np.sort(x, axis)),
  std: every({ axis: [undefined, 0, 1], keepdims: [false, true] }, ({ axis, keepdims }) => ({
    inputs: { x: real(3, 2) },
    of: ({ numpy: np }, { x }) => np.std(x, axis, { keepdims }),
  })),
  sum: reduction((np, x, axis, keepdims) => np.sum(x, axis, { keepdims })),
  trapezoid: every({ spacing: ['of its own', 1, 0.5] }, ({ spacing }) => ({
    inputs: { y: real(4), ...(spacing === 'of its own' && { x: real(4) }) },
    of: ({ numpy: np }, { y, x }) => np.trapezoid(y, x ?? null, spacing === 0.5 ? { dx: 0.5 } : {}),
  })),
  var: every({ axis: [undefined, 0, 1], keepdims: [false, true] }, ({ axis, keepdims }) => ({
    inputs: { x: real(3, 2) },
    of: ({ numpy: { var_: variance } }, { x }) => variance(x, axis, { keepdims }),
  })),
  'nn.glu': along((_, x, axis, { nn, numpy: np }) =>
    nn.glu(np.concatenate([x.ref, x], axis), axis),
  ),
  'nn.logSoftmax': along((_, x, axis, { nn }) => nn.logSoftmax(x, axis)),
  'nn.logmeanexp': reduction((_, x, axis, keepdims, { nn }) =>
    nn.logmeanexp(x, axis, { keepdims }),
  ),
  'nn.logsumexp': reduction((_, x, axis, keepdims, { nn }) => nn.logsumexp(x, axis, { keepdims })),
  'nn.softmax': along((_, x, axis, { nn }) => nn.softmax(x, axis)),
  'nn.standardize': along((_, x, axis, { nn }) => nn.standardize(x, axis)),
  'lax.topK': every({ k: [1, 2, 3], axis: [0, -1] }, ({ k, axis }) => ({
    inputs: { x: real(3, 4) },
    of: ({ lax }, { x }) => {
      const [values, places] = lax.topK(x, k, axis);
      places.dispose();
      return values;
    },
  })),
};

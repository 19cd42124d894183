import { every, type Way } from '../../calls.ts';
import { positive, real } from '../../../gates/kit/spec.ts';
import type { Library, Tensor } from '../library.ts';
import type { Operation } from '../subject.ts';

type Ways = readonly Way<Operation>[];
type Padding = 'same' | 'valid' | number;
type Pair = [number, number];
type Triple = [number, number, number];

const activations = ['linear', 'relu', 'relu6', 'elu', 'prelu', 'leakyrelu', 'sigmoid'] as const;

/** The library refuses a stride and a dilation that are both more than 1. */
const clashes = (
  strides: number | readonly number[],
  dilations: number | readonly number[],
): boolean => [strides].flat().some((s) => s > 1) && [dilations].flat().some((d) => d > 1);

const pooled2d = (
  f: (
    tf: Library,
    x: Tensor,
    window: number | Pair,
    strides: number | Pair,
    pad: Padding,
  ) => Tensor,
): Ways =>
  every(
    {
      window: [1, 2, 3, [1, 2], [3, 2]] as (number | Pair)[],
      strides: [1, 2, 3, [1, 2], [2, 1]] as (number | Pair)[],
      pad: ['valid', 'same', 1] as Padding[],
    },
    ({ window, strides, pad }) => {
      // The library wants more window than padding.
      if (pad === 1 && [window].flat().some((w) => w < 2)) return null;
      return {
        inputs: { x: real(2, 5, 4, 1) },
        of: (tf, { x }) => f(tf, x, window, strides, pad),
      };
    },
  );

const pooled3d = (
  f: (
    tf: Library,
    x: Tensor,
    window: number | Triple,
    strides: number | Triple,
    pad: Padding,
  ) => Tensor,
): Ways =>
  every(
    {
      window: [1, 2, 3, [1, 2, 1], [2, 1, 3], [1, 1, 2]] as (number | Triple)[],
      strides: [1, 2, [1, 2, 1], [2, 1, 1]] as (number | Triple)[],
      pad: ['valid', 'same', 1] as Padding[],
    },
    ({ window, strides, pad }) => {
      if (pad === 1 && [window].flat().some((w) => w < 2)) return null;
      return {
        inputs: { x: real(1, 3, 4, 3, 1) },
        of: (tf, { x }) => f(tf, x, window, strides, pad),
      };
    },
  );

const fusedFacts = every(
  {
    activation: activations,
    bias: [false, true],
    strides: [1, 2, [1, 2]] as (number | Pair)[],
    pad: ['valid', 'same'] as const,
  },
  (a) => ({ inputs: {}, of: a }),
);

/** Convolutions, their transposes, and what slides a window in another way. */
export const convolutions: Readonly<Record<string, Ways>> = {
  avgPool: pooled2d((tf, x, window, strides, pad) => tf.avgPool(x as never, window, strides, pad)),
  avgPool3d: pooled3d((tf, x, window, strides, pad) =>
    tf.avgPool3d(x as never, window, strides, pad),
  ),
  maxPool: pooled2d((tf, x, window, strides, pad) => tf.maxPool(x as never, window, strides, pad)),
  maxPool3d: pooled3d((tf, x, window, strides, pad) =>
    tf.maxPool3d(x as never, window, strides, pad),
  ),
  maxPoolWithArgmax: pooled2d(
    (tf, x, window, strides, pad) => tf.maxPoolWithArgmax(x as never, window, strides, pad).result,
  ),
  pool: every(
    {
      type: ['max', 'avg'] as const,
      window: [2, [1, 2], [2, 3]] as (number | Pair)[],
      dilations: [undefined, 2, [1, 2]] as (undefined | number | Pair)[],
      strides: [undefined, 2] as const,
      pad: ['valid', 'same'] as const,
    },
    ({ type, window, dilations, strides, pad }) =>
      clashes(strides ?? 1, dilations ?? 1)
        ? null
        : {
            inputs: { x: real(1, 5, 4, 1) },
            of: (tf, { x }) => tf.pool(x as never, window, type, pad, dilations, strides),
          },
  ),
  conv1d: every(
    {
      stride: [1, 2],
      dilation: [1, 2],
      pad: ['valid', 'same'] as const,
      channels: [1, 2],
      rank: [2, 3],
    },
    ({ stride, dilation, pad, channels, rank }) =>
      clashes(stride, dilation)
        ? null
        : {
            inputs: { x: real(...(rank === 3 ? [2] : []), 5, channels), w: real(2, channels, 2) },
            of: (tf, { x, w }) => tf.conv1d(x as never, w as never, stride, pad, 'NWC', dilation),
          },
  ),
  conv2d: every(
    {
      strides: [1, 2, [1, 2], [2, 1]] as (number | Pair)[],
      pad: ['valid', 'same', 1] as Padding[],
      dilations: [1, 2, [1, 2]] as (number | Pair)[],
      kernel: [
        [1, 1],
        [2, 3],
        [3, 2],
      ],
      format: ['NHWC'] as const,
    },
    ({ strides, pad, dilations, kernel, format }) =>
      clashes(strides, dilations)
        ? null
        : {
            inputs: { x: real(1, 5, 4, 2), w: real(...kernel, 2, 2) },
            of: (tf, { x, w }) =>
              tf.conv2d(x as never, w as never, strides, pad, format, dilations),
          },
  ),
  conv2dTranspose: every(
    {
      strides: [1, 2, [1, 2], [2, 1]] as (number | Pair)[],
      pad: ['valid', 'same'] as const,
      kernel: [
        [1, 1],
        [2, 3],
        [3, 2],
      ],
    },
    ({ strides, pad, kernel }) => {
      const [sh, sw] = [strides, strides].flat();
      const [kh, kw] = kernel;
      const out = (n: number, s: number, k: number): number =>
        pad === 'same' ? n * s : (n - 1) * s + k;
      return {
        inputs: { x: real(1, 3, 2, 2), w: real(kh, kw, 3, 2) },
        of: (tf, { x, w }) =>
          tf.conv2dTranspose(
            x as never,
            w as never,
            [1, out(3, sh, kh), out(2, Array.isArray(strides) ? sw : sh, kw), 3],
            strides,
            pad,
          ),
      };
    },
  ),
  conv3d: every(
    {
      strides: [1, 2, [1, 2, 1]] as (number | Triple)[],
      pad: ['valid', 'same'] as const,
      kernel: [
        [1, 1, 1],
        [2, 1, 2],
        [1, 2, 3],
      ],
    },
    ({ strides, pad, kernel }) => ({
      inputs: { x: real(1, 3, 2, 3, 1), w: real(...kernel, 1, 2) },
      of: (tf, { x, w }) => tf.conv3d(x as never, w as never, strides, pad),
    }),
  ),
  conv3dTranspose: every(
    {
      strides: [1, 2] as number[],
      pad: ['valid', 'same'] as const,
      kernel: [
        [1, 1, 1],
        [2, 1, 2],
      ],
    },
    ({ strides, pad, kernel }) => {
      const out = (n: number, k: number): number =>
        pad === 'same' ? n * strides : (n - 1) * strides + k;
      const [d, h, w] = [2, 1, 2].map((n, axis) => out(n, kernel[axis]));
      return {
        inputs: { x: real(1, 2, 1, 2, 2), w: real(...kernel, 1, 2) },
        of: (tf, inputs) =>
          tf.conv3dTranspose(inputs.x as never, inputs.w as never, [1, d, h, w, 1], strides, pad),
      };
    },
  ),
  depthwiseConv2d: every(
    {
      strides: [1, 2, [1, 2], [2, 1]] as (number | Pair)[],
      pad: ['valid', 'same', 1] as Padding[],
      dilations: [1, 2, [1, 2]] as (number | Pair)[],
      kernel: [
        [2, 2],
        [1, 3],
        [3, 2],
      ],
    },
    ({ strides, pad, dilations, kernel }) =>
      clashes(strides, dilations)
        ? null
        : {
            inputs: { x: real(1, 5, 4, 2), w: real(...kernel, 2, 2) },
            of: (tf, { x, w }) =>
              tf.depthwiseConv2d(x as never, w as never, strides, pad, 'NHWC', dilations),
          },
  ),
  separableConv2d: every(
    {
      strides: [1, 2] as number[],
      pad: ['valid', 'same'] as const,
      dilations: [1, 2, [1, 2]] as (number | Pair)[],
      kernel: [
        [2, 2],
        [1, 3],
      ],
    },
    ({ strides, pad, dilations, kernel }) =>
      clashes(strides, dilations)
        ? null
        : {
            inputs: { x: real(1, 4, 4, 2), w: real(...kernel, 2, 1), p: real(1, 1, 2, 2) },
            of: (tf, { x, w, p }) =>
              tf.separableConv2d(
                x as never,
                w as never,
                p as never,
                strides,
                pad,
                dilations as Pair,
              ),
          },
  ),
  dilation2d: every(
    {
      strides: [1, 2, [1, 2]] as (number | Pair)[],
      pad: ['valid', 'same'] as const,
      dilations: [1, 2, [1, 2]] as (number | Pair)[],
      kernel: [
        [1, 1],
        [2, 3],
      ],
    },
    ({ strides, pad, dilations, kernel }) => ({
      inputs: { x: real(1, 5, 4, 2), w: real(...kernel, 2) },
      of: (tf, { x, w }) => tf.dilation2d(x as never, w as never, strides, pad, dilations),
    }),
  ),
  'fused.conv2d': fusedFacts.map(({ label, of: a }) => ({
    label,
    inputs: {
      x: real(1, 4, 3, 2),
      w: real(2, 2, 2, 3),
      ...(a.bias && { b: real(3) }),
      ...(a.activation === 'prelu' && { p: real(3) }),
    },
    of: (tf, { x, w, b, p }) =>
      tf.fused.conv2d({
        x: x as never,
        filter: w as never,
        strides: a.strides,
        pad: a.pad,
        activation: a.activation,
        ...(b && { bias: b }),
        ...(p && { preluActivationWeights: p }),
        ...(a.activation === 'leakyrelu' && { leakyreluAlpha: 0.3 }),
      }),
  })),
  'fused.depthwiseConv2d': fusedFacts.map(({ label, of: a }) => ({
    label,
    inputs: {
      x: real(1, 4, 3, 2),
      w: real(2, 2, 2, 1),
      ...(a.bias && { b: real(2) }),
      ...(a.activation === 'prelu' && { p: real(2) }),
    },
    of: (tf, { x, w, b, p }) =>
      tf.fused.depthwiseConv2d({
        x: x as never,
        filter: w as never,
        strides: a.strides,
        pad: a.pad,
        activation: a.activation,
        ...(b && { bias: b }),
        ...(p && { preluActivationWeights: p }),
        ...(a.activation === 'leakyrelu' && { leakyreluAlpha: 0.3 }),
      }),
  })),
  batchNorm: every(
    {
      shape: [
        [4, 2],
        [2, 3, 2],
        [2, 2, 1, 2],
      ],
      offset: [false, true],
      scale: [false, true],
      epsilon: [undefined, 0.5],
    },
    ({ shape, offset, scale, epsilon }) => ({
      inputs: {
        x: real(...shape),
        mean: real(2),
        variance: positive(2),
        ...(offset && { b: real(2) }),
        ...(scale && { g: real(2) }),
      },
      of: (tf, { x, mean, variance, b, g }) =>
        tf.batchNorm(x as never, mean as never, variance as never, b as never, g as never, epsilon),
    }),
  ),
  batchNormOfWhole: every(
    {
      shape: [
        [4, 2],
        [2, 3, 2],
        [2, 2, 1, 2],
      ],
      scale: [false, true],
    },
    ({ shape, scale }) => ({
      inputs: {
        x: real(...shape),
        mean: real(...shape),
        variance: positive(...shape),
        ...(scale && { g: real(...shape) }),
      },
      of: (tf, { x, mean, variance, g }) =>
        tf.batchNorm(x as never, mean as never, variance as never, undefined, g as never),
    }),
  ),
  localResponseNormalization: every(
    {
      depthRadius: [undefined, 1, 2],
      bias: [undefined, 2],
      alpha: [undefined, 0.5],
      beta: [undefined, 0.75],
    },
    ({ depthRadius, bias, alpha, beta }) => ({
      inputs: { x: real(1, 2, 1, 4) },
      of: (tf, { x }) => tf.localResponseNormalization(x as never, depthRadius, bias, alpha, beta),
    }),
  ),
};

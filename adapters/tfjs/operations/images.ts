import { every, type Way } from '../../calls.ts';
import { real } from '../../../gates/kit/spec.ts';
import type { Operation } from '../subject.ts';

type Ways = readonly Way<Operation>[];

const sizes = [
  [1, 1],
  [2, 3],
  [3, 2],
  [4, 6],
  [5, 1],
] as [number, number][];
/** An image that is higher than wide, and one that is neither. */
const pictures = [
  [1, 3, 2, 2],
  [2, 2, 2, 1],
];
const centres = [
  { alignCorners: undefined, halfPixelCenters: undefined },
  { alignCorners: true, halfPixelCenters: false },
  { alignCorners: false, halfPixelCenters: true },
];

/** Images, signals and their spectra. */
export const images: Readonly<Record<string, Ways>> = {
  'image.cropAndResize': every(
    {
      method: ['bilinear', 'nearest'] as const,
      size: [
        [2, 2],
        [3, 1],
      ] as [number, number][],
    },
    ({ method, size }) => ({
      inputs: { x: real(1, 3, 4, 1) },
      of: (tf, { x }) =>
        tf.image.cropAndResize(
          x as never,
          tf.tensor2d([[0.1, 0.1, 0.9, 0.8]]),
          tf.tensor1d([0], 'int32'),
          size,
          method,
        ),
    }),
  ),
  'image.flipLeftRight': every({ width: [1, 2, 3], channels: [1, 2] }, ({ width, channels }) => ({
    inputs: { x: real(1, 2, width, channels) },
    of: (tf, { x }) => tf.image.flipLeftRight(x as never),
  })),
  'image.grayscaleToRGB': every(
    {
      shape: [
        [2, 2, 1],
        [1, 2, 1, 1],
      ],
    },
    ({ shape }) => ({
      inputs: { x: real(...shape) },
      of: (tf, { x }) => tf.image.grayscaleToRGB(x as never),
    }),
  ),
  'image.resizeBilinear': every(
    { size: sizes, at: centres, shape: pictures },
    ({ size, at, shape }) => ({
      inputs: { x: real(...shape) },
      of: (tf, { x }) =>
        tf.image.resizeBilinear(x as never, size, at.alignCorners, at.halfPixelCenters),
    }),
  ),
  'image.resizeNearestNeighbor': every(
    { size: sizes, at: centres, shape: pictures },
    ({ size, at, shape }) => ({
      inputs: { x: real(...shape) },
      of: (tf, { x }) =>
        tf.image.resizeNearestNeighbor(x as never, size, at.alignCorners, at.halfPixelCenters),
    }),
  ),
  'image.rgbToGrayscale': every(
    {
      shape: [
        [2, 2, 3],
        [1, 2, 1, 3],
      ],
    },
    ({ shape }) => ({
      inputs: { x: real(...shape) },
      of: (tf, { x }) => tf.image.rgbToGrayscale(x as never),
    }),
  ),
  'image.rotateWithOffset': every({ radians: [0.5, 3], fill: [0, 0.5] }, ({ radians, fill }) => ({
    inputs: { x: real(1, 3, 3, 1) },
    of: (tf, { x }) => tf.image.rotateWithOffset(x as never, radians, fill),
  })),
  'image.transform': every({ method: ['nearest', 'bilinear'] as const }, ({ method }) => ({
    inputs: { x: real(1, 3, 3, 1) },
    of: (tf, { x }) =>
      tf.image.transform(x as never, tf.tensor2d([[1, 0.2, 0.3, 0.1, 1, 0.2, 0, 0]]), method),
  })),
  complexAbs: every({ shape: [[3], [2, 2], []] }, ({ shape }) => ({
    inputs: { re: real(...shape), im: real(...shape) },
    of: (tf, { re, im }) => tf.abs(tf.complex(re, im)),
  })),
  complexReal: every({ part: ['real', 'imag'] as const }, ({ part }) => ({
    inputs: { re: real(3), im: real(3) },
    of: (tf, { re, im }) => tf[part](tf.complex(re, im)),
  })),
  'spectral.fft': every(
    { part: ['real', 'imag'] as const, length: [2, 3, 4] },
    ({ part, length }) => ({
      inputs: { re: real(length), im: real(length) },
      of: (tf, { re, im }) => tf[part](tf.spectral.fft(tf.complex(re, im))),
    }),
  ),
  'spectral.ifft': every(
    { part: ['real', 'imag'] as const, length: [2, 3, 4] },
    ({ part, length }) => ({
      inputs: { re: real(length), im: real(length) },
      of: (tf, { re, im }) => tf[part](tf.spectral.ifft(tf.complex(re, im))),
    }),
  ),
  'spectral.irfft': every({ length: [2, 3] }, ({ length }) => ({
    inputs: { re: real(1, length), im: real(1, length) },
    of: (tf, { re, im }) => tf.spectral.irfft(tf.complex(re, im)),
  })),
  'spectral.rfft': every(
    { part: ['real', 'imag'] as const, length: [2, 3, 4], take: [undefined, 2, 6] },
    ({ part, length, take }) => ({
      inputs: { x: real(length) },
      of: (tf, { x }) => tf[part](tf.spectral.rfft(x, take)),
    }),
  ),
  'signal.frame': every(
    { length: [2, 3], step: [1, 2, 3], padEnd: [undefined, true] },
    ({ length, step, padEnd }) => ({
      inputs: { x: real(6) },
      of: (tf, { x }) => tf.signal.frame(x as never, length, step, padEnd),
    }),
  ),
  'signal.stft': every({ part: ['real', 'imag'] as const, step: [1, 2] }, ({ part, step }) => ({
    inputs: { x: real(6) },
    of: (tf, { x }) => tf[part](tf.signal.stft(x as never, 4, step)),
  })),
};

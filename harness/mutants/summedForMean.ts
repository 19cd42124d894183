import { defineMutation, onGradients, scaled } from './kit/index.ts';

/** N times too large, N the length of the first axis of each input: a sum where a mean was meant, or 1/N never. */
export const summedForMean = defineMutation({
  name: 'summedForMean',
  family: 'scale',
  looksLike: ['count'],
  mutate: ({ inputs, ...rest }) =>
    rest.wrt.some((name) => inputs[name].shape.length > 0)
      ? onGradients((gradient) => scaled(gradient, gradient.shape[0] ?? 1))({ inputs, ...rest })
      : null,
});

import { defineMutation, onGradients, scaled } from './kit/index.ts';

/** Averaged where it is to be summed: divided by N, the length of the first axis of each input. */
export const meanForSum = defineMutation({
  name: 'meanForSum',
  family: 'scale',
  looksLike: ['count'],
  mutate: ({ inputs, ...rest }) =>
    rest.wrt.some((name) => inputs[name].shape.length > 0)
      ? onGradients((gradient) => scaled(gradient, 1 / (gradient.shape[0] || 1)))({
          inputs,
          ...rest,
        })
      : null,
});

import { defineMutation, onGradients, scaled } from './kit/index.ts';

/** The 2 of a square lost, or one of two equal paths. */
export const half = defineMutation({
  name: 'half',
  family: 'scale',
  looksLike: ['factor'],
  mutate: (subject) => onGradients((gradient) => scaled(gradient, 1 / 2))(subject),
});

import { defineMutation, onGradients, scaled } from './kit/index.ts';

/** A minus lost or gained. */
export const sign = defineMutation({
  name: 'sign',
  family: 'sign',
  looksLike: ['sign'],
  mutate: (subject) => onGradients((gradient) => scaled(gradient, -1))(subject),
});

import { defineMutation, onGradients, scaled } from './kit/index.ts';

/** The 2 of a square kept where the loss has a ½, or a path counted twice. */
export const double = defineMutation({
  name: 'double',
  family: 'scale',
  looksLike: ['factor'],
  mutate: (subject) => onGradients((gradient) => scaled(gradient, 2))(subject),
});

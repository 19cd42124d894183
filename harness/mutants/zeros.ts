import { defineMutation, onGradients, scaled } from './kit/index.ts';

/** Nothing is handed back to any input: a detached value. */
export const zeros = defineMutation({
  name: 'zeros',
  family: 'dropped gradient',
  looksLike: ['zero'],
  mutate: (subject) => onGradients((gradient) => scaled(gradient, 0))(subject),
});

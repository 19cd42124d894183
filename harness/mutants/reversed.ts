import { defineMutation, moved, onGradients } from './kit/index.ts';

/** The right numbers in the reverse order. */
export const reversed = defineMutation({
  name: 'reversed',
  family: 'index offset',
  looksLike: ['reversed'],
  mutate: (subject) =>
    onGradients((gradient) => moved(gradient, (at) => gradient.data.length - 1 - at))(subject),
});

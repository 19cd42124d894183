import { defineMutation, onGradients, scaled } from './kit/index.ts';

/** Nothing is handed back to the last input, though to the others. */
export const dropped = defineMutation({
  name: 'dropped',
  family: 'dropped gradient',
  looksLike: ['zero'],
  mutate: (subject) =>
    subject.wrt.length > 1
      ? onGradients((gradient) => scaled(gradient, 0))(subject, subject.wrt.slice(-1))
      : null,
});

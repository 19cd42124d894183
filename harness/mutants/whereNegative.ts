import { defineMutation, mapped, onGradients } from './kit/index.ts';

/** Nothing where an input is negative, where the function goes on. */
export const whereNegative = defineMutation({
  name: 'whereNegative',
  family: 'mask or boundary',
  looksLike: ['whereNegative'],
  mutate: (subject) =>
    onGradients((gradient, input, { x }) =>
      mapped(gradient, (g, j) => (x[input].data[j] < 0 ? 0 : g)),
    )(subject),
});

import { defineMutation, mapped, onGradients } from './kit/index.ts';

/** One entry of each gradient too large by a millionth. */
export const millionth = defineMutation({
  name: 'millionth',
  family: 'precision',
  looksLike: ['oneEntry'],
  mutate: (subject) =>
    onGradients((gradient) => mapped(gradient, (g, j) => (j === 0 ? g * (1 + 1e-6) : g)))(subject),
});

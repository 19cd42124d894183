import { defineMutation, mapped, onGradients } from './kit/index.ts';

/** Nothing where an input is exactly 0: a test for truth that takes 0 for nothing. */
export const whereZero = defineMutation({
  name: 'whereZero',
  family: 'zeros and domain',
  looksLike: ['whereZero', 'atKink'],
  mutate: (subject) =>
    onGradients((gradient, input, { x }) =>
      mapped(gradient, (g, j) => (x[input].data[j] === 0 ? 0 : g)),
    )(subject),
});

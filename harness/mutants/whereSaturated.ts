import { defineMutation, mapped, onGradients } from './kit/index.ts';

/** Nothing in the tails, from 8 on, where a slope is small and not 0. */
export const whereSaturated = defineMutation({
  name: 'whereSaturated',
  family: 'numeric range',
  looksLike: ['whereLarge'],
  mutate: (subject) =>
    onGradients((gradient, input, { x }) =>
      mapped(gradient, (g, j) => (Math.abs(x[input].data[j]) > 8 ? 0 : g)),
    )(subject),
});

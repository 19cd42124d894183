import { defineMutation, mapped, onGradients } from './kit/index.ts';

/** Clipped far out: nothing where an input is larger than a thousand. */
export const whereLarge = defineMutation({
  name: 'whereLarge',
  family: 'numeric range',
  looksLike: ['whereLarge'],
  mutate: (subject) =>
    onGradients((gradient, input, { x }) =>
      mapped(gradient, (g, j) => (Math.abs(x[input].data[j]) > 1000 ? 0 : g)),
    )(subject),
});

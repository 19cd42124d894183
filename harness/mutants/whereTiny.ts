import { defineMutation, mapped, onGradients } from './kit/index.ts';

/** Nothing near 0, as where a guard against division by 0 reaches too far. */
export const whereTiny = defineMutation({
  name: 'whereTiny',
  family: 'zeros and domain',
  looksLike: ['whereTiny'],
  mutate: (subject) =>
    onGradients((gradient, input, { x }) =>
      mapped(gradient, (g, j) => (Math.abs(x[input].data[j]) < 2 ** -16 ? 0 : g)),
    )(subject),
});

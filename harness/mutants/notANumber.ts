import { defineMutation, mapped, onGradients } from './kit/index.ts';

/** One entry of each gradient is NaN. */
export const notANumber = defineMutation({
  name: 'notANumber',
  family: 'zeros and domain',
  looksLike: ['notANumber'],
  mutate: (subject) =>
    onGradients((gradient) => mapped(gradient, (g, j) => (j === 0 ? NaN : g)))(subject),
});

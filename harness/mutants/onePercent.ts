import { defineMutation, mapped, onGradients } from './kit/index.ts';

/** One entry of each gradient too large by 1 %. */
export const onePercent = defineMutation({
  name: 'onePercent',
  family: 'precision',
  looksLike: ['oneEntry'],
  mutate: (subject) =>
    onGradients((gradient) => mapped(gradient, (g, j) => (j === 0 ? g * 1.01 : g)))(subject),
});

import { defineMutation, mapped, onGradients } from './kit/index.ts';

/** A mean that is taken off once too often, or a term that all entries share left out: as in a normalisation. */
export const missingTerm = defineMutation({
  name: 'missingTerm',
  family: 'wrong formula',
  looksLike: ['sharedTerm'],
  mutate: (subject) =>
    onGradients((gradient) => {
      const mean = gradient.data.reduce((sum, g) => sum + g, 0) / gradient.data.length;
      return mapped(gradient, (g) => g - mean);
    })(subject),
});

import { defineMutation, mapped, onCotangent } from './kit/index.ts';

/** The mean of the cotangent in the place of each of its entries: right where they are all alike, as for ones. */
export const cotangentAveraged = defineMutation({
  name: 'cotangentAveraged',
  family: 'upstream misuse',
  looksLike: ['cotangentAveraged'],
  mutate: (subject) =>
    onCotangent((u) => {
      const mean = u.data.reduce((sum, g) => sum + g, 0) / u.data.length;
      return mapped(u, () => mean);
    })(subject),
});

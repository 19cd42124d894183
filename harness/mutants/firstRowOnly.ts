import { defineMutation, mapped, onCotangent, rowAt } from './kit/index.ts';

/** A return inside the loop: the first row of the output alone hands something back. */
export const firstRowOnly = defineMutation({
  name: 'firstRowOnly',
  family: 'repeated index',
  looksLike: ['someRows'],
  mutate: (subject) =>
    onCotangent((u) => mapped(u, (g, i) => (rowAt(u, i) === 0 ? g : 0)))(subject),
});

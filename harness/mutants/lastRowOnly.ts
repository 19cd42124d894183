import { defineMutation, mapped, onCotangent, rowAt } from './kit/index.ts';

/** A loop that keeps what its last turn made: the last row of the output alone hands something back. */
export const lastRowOnly = defineMutation({
  name: 'lastRowOnly',
  family: 'repeated index',
  looksLike: ['someRows'],
  mutate: (subject) =>
    onCotangent((u) => mapped(u, (g, i) => (rowAt(u, i) === (u.shape[0] ?? 1) - 1 ? g : 0)))(
      subject,
    ),
});

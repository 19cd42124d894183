import { defineMutation, mapped, onCotangent } from './kit/index.ts';

/** One term of the sum over outputs is missing: nothing comes back from the last of several. */
export const outputForgotten = defineMutation({
  name: 'outputForgotten',
  family: 'dropped gradient',
  looksLike: ['someRows'],
  mutate: (subject) =>
    onCotangent((u) => mapped(u, (g, i) => (u.data.length > 1 && i === u.data.length - 1 ? 0 : g)))(
      subject,
    ),
});

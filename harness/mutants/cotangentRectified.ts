import { defineMutation, mapped, onCotangent } from './kit/index.ts';

/** Closed where the cotangent is negative, as a relu whose mask is taken from the wrong side. */
export const cotangentRectified = defineMutation({
  name: 'cotangentRectified',
  family: 'mask or boundary',
  looksLike: ['cotangentRectified'],
  mutate: (subject) => onCotangent((u) => mapped(u, (g) => Math.max(0, g)))(subject),
});

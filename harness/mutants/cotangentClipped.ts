import { defineMutation, mapped, onCotangent } from './kit/index.ts';

/** The cotangent is clipped to ±1 before it is used. */
export const cotangentClipped = defineMutation({
  name: 'cotangentClipped',
  family: 'upstream misuse',
  looksLike: ['cotangentClipped'],
  mutate: (subject) => onCotangent((u) => mapped(u, (g) => Math.min(1, Math.max(-1, g))))(subject),
});

import { defineMutation, mapped, onCotangent } from './kit/index.ts';

/** The cotangent is multiplied in twice. */
export const cotangentSquared = defineMutation({
  name: 'cotangentSquared',
  family: 'upstream misuse',
  looksLike: ['cotangentSquared'],
  mutate: (subject) => onCotangent((u) => mapped(u, (g) => g * g))(subject),
});

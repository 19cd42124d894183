import { defineMutation, mapped, onCotangent } from './kit/index.ts';

/** The cotangent is not used: the gradient is that of the sum of the outputs. */
export const cotangentIgnored = defineMutation({
  name: 'cotangentIgnored',
  family: 'upstream misuse',
  looksLike: ['cotangentIgnored'],
  mutate: (subject) => onCotangent((u) => mapped(u, () => 1))(subject),
});

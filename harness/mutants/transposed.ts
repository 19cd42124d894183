import { defineMutation, moved, onMatrices } from './kit/index.ts';

/** The gradient of a square matrix transposed; any other is left as it is, for its shape would tell. */
export const transposed = defineMutation({
  name: 'transposed',
  family: 'axis or transpose',
  looksLike: ['transposed'],
  mutate: (subject) =>
    onMatrices(subject, (gradient, n, m) =>
      n === m ? moved(gradient, (at) => (at % n) * n + Math.floor(at / n)) : gradient,
    ),
});

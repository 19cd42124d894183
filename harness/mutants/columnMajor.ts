import { defineMutation, moved, onMatrices } from './kit/index.ts';

/** The right numbers written column by column, in the shape that is read row by row. */
export const columnMajor = defineMutation({
  name: 'columnMajor',
  family: 'axis or transpose',
  looksLike: ['transposed'],
  mutate: (subject) =>
    onMatrices(subject, (gradient, n, m) =>
      moved(gradient, (at) => (at % n) * m + Math.floor(at / n)),
    ),
});

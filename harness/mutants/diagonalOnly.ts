import { defineMutation, mapped, onRows, sumAt } from './kit/index.ts';

/** A function of all entries taken for an element-wise one: the diagonal of its Jacobian alone. */
export const diagonalOnly = defineMutation({
  name: 'diagonalOnly',
  family: 'wrong formula',
  looksLike: ['diagonal'],
  mutate: (subject) =>
    onRows((rows, input, { u, x }) =>
      mapped(x[input], (_, j) =>
        rows.length === x[input].data.length ? u.data[j] * rows[j][j] : sumAt(rows, u, j),
      ),
    )(subject),
});

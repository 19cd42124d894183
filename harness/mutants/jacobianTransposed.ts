import { defineMutation, mapped, onRows, sumAt } from './kit/index.ts';

/** J u where Jᵀ u belongs, as W for Wᵀ: only where J is square do the shapes not tell. */
export const jacobianTransposed = defineMutation({
  name: 'jacobianTransposed',
  family: 'axis or transpose',
  looksLike: ['transposedJacobian'],
  mutate: (subject) =>
    onRows((rows, input, { u, x }) =>
      mapped(x[input], (_, i) =>
        rows.length === x[input].data.length
          ? rows[i].reduce((sum, entry, j) => sum + entry * u.data[j], 0)
          : sumAt(rows, u, i),
      ),
    )(subject),
});

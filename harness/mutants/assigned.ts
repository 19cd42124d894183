import { defineMutation, mapped, onRows } from './kit/index.ts';

/** Written where it is to be added: of the outputs that share an input entry the last one's part stays. */
export const assigned = defineMutation({
  name: 'assigned',
  family: 'repeated index',
  looksLike: ['assigned'],
  mutate: (subject) =>
    onRows((rows, input, { u, x }) =>
      mapped(x[input], (_, j) => {
        const last = rows.findLastIndex((row) => row[j] !== 0);
        return last < 0 ? 0 : u.data[last] * rows[last][j];
      }),
    )(subject),
});

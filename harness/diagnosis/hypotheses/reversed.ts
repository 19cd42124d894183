import { rearranged } from '../fit.ts';
import { defineStructure } from '../structure.ts';

/** The right numbers in the reverse order. */
export const reversed = defineStructure({
  name: 'reversed',

  *candidates() {
    yield* [];
    return [
      {
        facts: {},
        predict: rearranged(({ sides }, k, row, column) => {
          const { columns } = sides[k];
          return row * columns + columns - 1 - column;
        }),
      },
    ];
  },
});

import { shapeOf } from '../exhibit.ts';
import { rearranged } from '../fit.ts';
import { defineStructure } from '../structure.ts';

/** The gradient by a matrix is the transpose of the right one: where it is square, or written column by column. */
export const transposed = defineStructure({
  name: 'transposed',

  *candidates(evidence, k) {
    yield* [];
    const [first] = evidence.exhibits;
    if (first === undefined || shapeOf(first, k).length !== 2) return [];
    const byColumns = rearranged((exhibit, input, row, column) => {
      const [n, m] = shapeOf(exhibit, input);
      return row * n * m + (column % n) * m + Math.floor(column / n);
    });
    return [
      { facts: { written: 'by columns' }, predict: byColumns },
      {
        facts: { written: 'where square' },
        predict: (exhibit, input) => {
          const [n, m] = shapeOf(exhibit, input);
          return n === m ? byColumns(exhibit, input) : exhibit.sides[input];
        },
      },
    ];
  },
});

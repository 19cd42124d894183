import { rearranged } from '../fit.ts';
import { defineStructure } from '../structure.ts';

/** J u where Jᵀ u belongs: a W for a Wᵀ. It shows where the Jacobian is square; elsewhere the shapes would tell. */
export const transposedJacobian = defineStructure({
  name: 'transposedJacobian',

  *candidates() {
    yield* [];
    const turned = rearranged(({ sides }, k, row, column) => column * sides[k].columns + row);
    return [
      {
        facts: {},
        predict: (exhibit, k) =>
          exhibit.rows === exhibit.sides[k].columns ? turned(exhibit, k) : exhibit.sides[k],
      },
    ];
  },
});

import { sizeOf } from '../../../gates/kit/tensor.ts';
import { shapeOf } from '../exhibit.ts';
import { rearranged } from '../fit.ts';
import { defineStructure, type Candidate } from '../structure.ts';

/** The right numbers some places too far along one axis. */
export const shifted = defineStructure({
  name: 'shifted',

  *candidates({ exhibits: [first] }, k) {
    yield* [];
    const rank = first === undefined ? 0 : shapeOf(first, k).length;
    const axes = Array.from({ length: rank }, (_, axis) => rank - 1 - axis);
    return axes.flatMap((axis) =>
      [1, -1, 2, -2].map((by): Candidate => ({
        facts: { by, axis },
        predict: rearranged((exhibit, input, row, column) => {
          const shape = shapeOf(exhibit, input);
          const inner = sizeOf(shape.slice(axis + 1));
          const length = shape[axis];
          const place = Math.floor(column / inner) % length;
          const from = (((place - by) % length) + length) % length;
          return row * exhibit.sides[input].columns + column + (from - place) * inner;
        }),
      })),
    );
  },
});

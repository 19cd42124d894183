import type { Predict } from '../fit.ts';
import { defineStructure, type Candidate } from '../structure.ts';

/** The measured Jacobian with one entry that is not zero left in each column. */
const one =
  (last: boolean): Predict =>
  ({ sides, rows }, k) => {
    const { columns, values, bars, claimed } = sides[k];
    const left = { values: new Float64Array(values.length), bars: bars.slice() };
    for (let column = 0; column < columns; column++) {
      const order = Array.from({ length: rows }, (_, row) => (last ? rows - 1 - row : row));
      const row = order.find((i) => {
        const at = i * columns + column;
        // Of what the bar swallows the claim says whether it is there.
        return claimed[at] !== 0 || Math.abs(values[at]) > bars[at];
      });
      if (row !== undefined) left.values[row * columns + column] = values[row * columns + column];
    }
    return left;
  };

/** Written where it is to be added: of all outputs that share an input entry, one's part stays. */
export const assigned = defineStructure({
  name: 'assigned',

  *candidates() {
    yield* [];
    return ['last', 'first'].map((kept): Candidate => ({
      facts: { kept },
      predict: one(kept === 'last'),
    }));
  },
});

import { pullsAt } from '../further.ts';
import { defineHypothesis } from '../hypothesis.ts';

/** Right for a cotangent of ones at every exhibit, and wrong for others. */
export const onesOnly = defineHypothesis({
  name: 'onesOnly',

  *explain({ exhibits, law, failing }, paired) {
    if (paired || law !== 'pullback' || failing.length === 0) return [];
    let told = 0;
    for (const exhibit of exhibits) {
      const { rows, sides } = exhibit;
      const pulled = yield* pullsAt(exhibit, [new Float64Array(rows).fill(1)]);
      if (pulled === null) return [];
      for (let k = 0; k < sides.length; k++) {
        const { columns, values, bars, tolerances } = sides[k];
        for (let j = 0; j < columns; j++) {
          let sum = 0;
          let bar = 0;
          for (let i = 0; i < rows; i++) {
            sum += values[i * columns + j];
            bar += 2 * bars[i * columns + j] + tolerances[i];
          }
          if (bar === Infinity) continue;
          if (!(Math.abs(pulled[0][k][j] - sum) <= bar)) return [];
          if (Math.abs(sum) > 2 * bar) told++;
        }
      }
    }
    return told < 3 ? [] : [{ hypothesis: 'onesOnly', input: null, facts: {} }];
  },
});

import { cotangentAt, pullsAt } from '../further.ts';
import { defineHypothesis } from '../hypothesis.ts';

/** A term of the gradient does not contain the cotangent: it stays where the cotangent is 0, and the rest is linear. */
export const termWithoutCotangent = defineHypothesis({
  name: 'termWithoutCotangent',

  *explain({ exhibits, linear, law, plan }, paired) {
    if (paired || linear || law !== 'pullback') return [];
    let told = false;
    for (const exhibit of exhibits) {
      const u = cotangentAt(exhibit);
      const v = cotangentAt(exhibit);
      const both = u.map((g, i) => g + 2 * v[i]);
      const pulled = yield* pullsAt(exhibit, [u, v, both, new Float64Array(u.length)]);
      if (pulled === null) return [];
      const [byU, byV, byBoth, rest] = pulled;
      for (let k = 0; k < byU.length; k++) {
        for (let j = 0; j < byU[k].length; j++) {
          const sum = byU[k][j] + 2 * byV[k][j] - 2 * rest[k][j];
          const size = Math.abs(byU[k][j]) + 2 * Math.abs(byV[k][j]) + 2 * Math.abs(rest[k][j]);
          if (!Number.isFinite(size)) continue;
          if (!(Math.abs(byBoth[k][j] - sum) <= 2 ** 8 * plan.precision.roundoff * size)) return [];
          told ||= rest[k][j] !== 0;
        }
      }
    }
    return told ? [{ hypothesis: 'termWithoutCotangent', input: null, facts: {} }] : [];
  },
});

import { defineLaw } from './law.ts';
import { roundingOf } from './rounding.ts';

/**
 * The vjp is linear in the cotangent: Jᵀu is the sum of its rows, each times its entry of u, and Jᵀ0 is 0.
 *
 * What it catches: a cotangent that is ignored, squared, clipped, or used only for its sign. Blind to
 * every linear mistake.
 */
export const linearity = defineLaw({
  name: 'linearity',
  latex: String.raw`J^\top u = \textstyle\sum_i u_i \, J^\top e_i`,
  needs: [['vjp']],

  *check(work) {
    const { output, layout } = work;
    if (output.size === 0) return 'not asked';
    const claims = yield* work.claimsByVjp();
    if ('refused' in claims) return 'not asked';
    const u = work.cotangent();
    const [whole, nothing] = yield* work.vjp([u, new Float64Array(output.size)]);
    if (whole.refused !== undefined) return work.refusal('linearity', whole);
    if (nothing.refused !== undefined) return work.refusal('linearity', nothing);
    for (let k = 0; k < claims.length; k++) {
      const columns = whole.numbers[k].length;
      const sums = new Float64Array(columns);
      const sizes = new Float64Array(columns);
      const { starts, indices, values } = claims[k];
      for (let i = 0; i < output.size; i++) {
        for (let at = starts[i]; at < starts[i + 1]; at++) {
          const term = u[i] * values[at];
          sums[indices[at]] += term;
          sizes[indices[at]] += Math.abs(term);
        }
      }
      for (let j = 0; j < columns; j++) {
        const input = layout.wrt[k];
        const zero = nothing.numbers[k][j];
        if (Number.isFinite(sizes[j]) && zero !== 0) {
          const facts = { input, column: j, claimed: zero, measured: 0, bar: 0 };
          return work.finding('linearity', 'wrong number', facts);
        }
        const claimed = whole.numbers[k][j];
        if (claimed === sums[j] || !Number.isFinite(sizes[j])) continue;
        const cheap = 4 * work.plan.precision.roundoff * sizes[j];
        if (Math.abs(claimed - sums[j]) <= cheap) continue;
        const bar = yield* roundingOf(work, u, null, sizes[j]);
        if (Math.abs(claimed - sums[j]) <= bar) continue;
        const facts = { input, column: j, claimed, measured: sums[j], bar };
        return work.finding('linearity', 'wrong number', facts);
      }
    }
    return null;
  },
});

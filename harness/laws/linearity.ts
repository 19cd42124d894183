import { largestOf } from '../numeric/sparse.ts';
import type { Asking } from '../question.ts';
import type { Finding } from '../verdict.ts';
import type { Work } from '../work.ts';
import { defineLaw } from './law.ts';
import { roundingOf } from './rounding.ts';

/** A power of two, so that nothing is rounded; negative, since cotangents of one output may all have one sign. */
const by = -128;

/**
 * The vjp is linear in the cotangent: Jᵀu is the sum of its rows, each times its entry of u, Jᵀ(−128u) is −128 Jᵀu,
 * and Jᵀ0 is 0.
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
    const { round, roundoff } = work.plan.precision;
    /** Whether numbers of this size are numbers of the dtype: beyond its range nothing is linear. */
    const fits = (size: number): boolean => Number.isFinite(round(size));
    if (output.size === 0) return 'not asked';
    if (work.isLarge) return yield* superposition(work);
    const claims = yield* work.claimsByVjp();
    if ('refused' in claims) return 'not asked';
    const u = work.cotangent();
    const turned = u.map((x) => by * x);
    const [whole, nothing, scaled] = yield* work.vjp([u, new Float64Array(output.size), turned]);
    if (whole.refused !== undefined) return work.refusal('linearity', whole);
    if (nothing.refused !== undefined) return work.refusal('linearity', nothing);
    if (scaled.refused !== undefined) return work.refusal('linearity', scaled);
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
        if (fits(sizes[j]) && zero !== 0) {
          const facts = { input, column: j, claimed: zero, measured: 0, bar: 0 };
          return work.finding('linearity', 'wrong number', facts);
        }
        const expected = by * whole.numbers[k][j];
        const other = scaled.numbers[k][j];
        if (other !== expected && fits(by * sizes[j])) {
          const bar = roundingOf(
            work,
            turned,
            null,
            Math.abs(by) * sizes[j],
            largestOf(claims[k], 1),
          );
          if (!(Math.abs(other - expected) <= bar)) {
            const facts = { input, column: j, claimed: other, measured: expected, bar };
            return work.finding('linearity', 'wrong number', facts);
          }
        }
        const claimed = whole.numbers[k][j];
        if (claimed === sums[j] || !fits(sizes[j])) continue;
        const cheap = 4 * roundoff * sizes[j];
        if (Math.abs(claimed - sums[j]) <= cheap) continue;
        const bar = roundingOf(work, u, null, sizes[j], largestOf(claims[k], 1));
        if (Math.abs(claimed - sums[j]) <= bar) continue;
        const facts = { input, column: j, claimed, measured: sums[j], bar };
        return work.finding('linearity', 'wrong number', facts);
      }
    }
    return null;
  },
});

/** Where the rows are too many to ask for: Jᵀ(u + 2w) = Jᵀu + 2 Jᵀw, and Jᵀ0 = 0. */
function* superposition(work: Work): Asking<Finding | null> {
  const u = work.cotangent();
  const w = work.cotangent();
  const both = u.map((x, i) => x + 2 * w[i]);
  const replies = yield* work.vjp([u, w, both, new Float64Array(u.length)]);
  const refused = replies.find((reply) => reply.refused !== undefined);
  if (refused?.refused !== undefined) return work.refusal('linearity', refused);
  const { round, roundoff } = work.plan.precision;
  const [byU, byW, byBoth, nothing] = replies.map((reply) =>
    reply.refused === undefined ? reply.numbers : [],
  );
  for (let k = 0; k < byU.length; k++) {
    const input = work.layout.wrt[k];
    for (let j = 0; j < byU[k].length; j++) {
      const size = Math.abs(byU[k][j]) + 2 * Math.abs(byW[k][j]);
      const measured = byU[k][j] + 2 * byW[k][j];
      const claimed = byBoth[k][j];
      const fits = Number.isFinite(round(size));
      if (fits && nothing[k][j] !== 0) {
        const facts = { input, column: j, claimed: nothing[k][j], measured: 0, bar: 0 };
        return work.finding('linearity', 'wrong number', facts);
      }
      const few = 64 * roundoff * size;
      if (claimed === measured || !fits || Math.abs(claimed - measured) <= few) {
        continue;
      }
      const bar = roundingOf(work, both, null, size, size);
      if (Math.abs(claimed - measured) <= bar) continue;
      return work.finding('linearity', 'wrong number', {
        input,
        column: j,
        claimed,
        measured,
        bar,
      });
    }
  }
  return null;
}

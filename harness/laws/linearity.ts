import { largestOf, type Sparse } from '../numeric/sparse.ts';
import type { Asking, Given } from '../question.ts';
import type { Finding } from '../verdict.ts';
import type { Work } from '../work.ts';
import { defineLaw } from './law.ts';
import { roughnessOf, roundingOf } from './rounding.ts';

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
    const { output } = work;
    if (output.size === 0) return 'not asked';
    if (work.isLarge) return yield* superposition(work);
    const claims = yield* work.claimsByVjp();
    if ('refused' in claims) return 'not asked';
    const u = work.cotangent();
    const turned = u.map((x) => by * x);
    const replies = yield* work.vjp([u, new Float64Array(output.size), turned]);
    const refused = replies.find((reply) => reply.refused !== undefined);
    if (refused?.refused !== undefined) return work.refusal('linearity', refused);
    const [whole, nothing, scaled] = replies.map((reply) => (reply as Given).numbers);
    const sums = claims.map((claim) => summed(claim, u));
    const largest = Math.max(...claims.map((claim) => largestOf(claim, 0)));
    return (
      isNothing(work, nothing, sums) ??
      (isTimes(scaled, whole)
        ? null
        : yield* isSum(
            work,
            turned,
            roundingOf(work, turned, largest),
            scaled,
            timesOf(whole, sums),
          )) ??
      (yield* isSum(work, u, roundingOf(work, u, largest), whole, sums))
    );
  },
});

/** What a gradient must be, and the size of all that it is the sum of. */
interface Sum {
  readonly expected: Float64Array;
  readonly sizes: Float64Array;
}

/** Whether gradients are those of a cotangent turned round, to the last digit: then nothing is to be weighed. */
const isTimes = (scaled: readonly Float64Array[], whole: readonly Float64Array[]): boolean =>
  scaled.every((numbers, k) => {
    const others = whole[k];
    for (let j = 0; j < numbers.length; j++) if (numbers[j] !== by * others[j]) return false;
    return true;
  });

/** What the gradients by a cotangent turned round must be. */
const timesOf = (whole: readonly Float64Array[], sums: readonly Sum[]): Sum[] =>
  whole.map((numbers, k) => ({
    expected: numbers.map((x) => by * x),
    sizes: sums[k].sizes.map((size) => Math.abs(by) * size),
  }));

/** The rows of a claimed Jacobian, each times its entry of u. */
function summed({ columns, starts, indices, values }: Sparse, u: Float64Array): Sum {
  const expected = new Float64Array(columns);
  const sizes = new Float64Array(columns);
  for (let i = 0; i < u.length; i++) {
    for (let at = starts[i]; at < starts[i + 1]; at++) {
      const term = u[i] * values[at];
      expected[indices[at]] += term;
      sizes[indices[at]] += Math.abs(term);
    }
  }
  return { expected, sizes };
}

/** Whether a number of this size is one of the dtype: beyond its range nothing is linear. */
const fits = ({ plan }: Work, size: number): boolean => Number.isFinite(plan.precision.round(size));

/** Jᵀ0 = 0 */
function isNothing(
  work: Work,
  nothing: readonly Float64Array[],
  sums: readonly Sum[],
): Finding | null {
  for (let k = 0; k < sums.length; k++) {
    const input = work.layout.wrt[k];
    for (let column = 0; column < nothing[k].length; column++) {
      const claimed = nothing[k][column];
      if (claimed === 0 || !fits(work, sums[k].sizes[column])) continue;
      const facts = { input, column, claimed, measured: 0, bar: 0 };
      return work.finding('linearity', 'wrong number', facts);
    }
  }
  return null;
}

/** Whether the gradients by u are what they must be, but for roundings: those that can be counted, or that are seen. */
function* isSum(
  work: Work,
  u: Float64Array,
  rounding: (size: number) => number,
  gradients: readonly Float64Array[],
  sums: readonly Sum[],
): Asking<Finding | null> {
  const { layout, output } = work;
  let seen: readonly Float64Array[] | null = null;
  for (let k = 0; k < sums.length; k++) {
    const { expected, sizes } = sums[k];
    for (let column = 0; column < expected.length; column++) {
      const claimed = gradients[k][column];
      const measured = expected[column];
      if (claimed === measured || !fits(work, sizes[column])) continue;
      let bar = rounding(sizes[column]);
      if (Math.abs(claimed - measured) <= bar) continue;
      seen ??= yield* roughnessOf(work, gradients, function* (bent, point) {
        const places = [{ point }];
        const [again] = yield { ask: 'vjp', layout, places, cotangents: [bent(u)], output };
        return again.refused === undefined ? again.numbers : null;
      });
      bar += seen[k][column];
      if (Math.abs(claimed - measured) <= bar) continue;
      const facts = { input: layout.wrt[k], column, claimed, measured, bar };
      return work.finding('linearity', 'wrong number', facts);
    }
  }
  return null;
}

/** Where the rows are too many to ask for: Jᵀ(u + 2w) = Jᵀu + 2 Jᵀw, and Jᵀ0 = 0. */
function* superposition(work: Work): Asking<Finding | null> {
  const u = work.cotangent();
  const w = work.cotangent();
  const both = u.map((x, i) => x + 2 * w[i]);
  const replies = yield* work.vjp([u, w, both, new Float64Array(u.length)]);
  const refused = replies.find((reply) => reply.refused !== undefined);
  if (refused?.refused !== undefined) return work.refusal('linearity', refused);
  const [byU, byW, byBoth, nothing] = replies.map((reply) => (reply as Given).numbers);
  const sums = byU.map((numbers, k) => ({
    expected: numbers.map((x, j) => x + 2 * byW[k][j]),
    sizes: numbers.map((x, j) => Math.abs(x) + 2 * Math.abs(byW[k][j])),
  }));
  const rounding = roundingOf(work, both, 0);
  return isNothing(work, nothing, sums) ?? (yield* isSum(work, both, rounding, byBoth, sums));
}

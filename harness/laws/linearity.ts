import type { Claims } from '../claims.ts';
import { nonzeroFrom } from '../numeric/nonzeroFrom.ts';
import { copy, room } from '../numeric/room.ts';
import { largestOf } from '../numeric/sparse.ts';
import { unequalFrom } from '../numeric/unequalFrom.ts';
import type { Asking, Given } from '../question.ts';
import type { Finding } from '../verdict.ts';
import type { Work } from '../work.ts';
import { defineLaw } from './law.ts';
import { Pulling, Pushing, Sum, type Linear } from './linear.ts';
import { largestIn, roughnessOf } from './rounding.ts';

/** A power of two, so that nothing is rounded; negative, since cotangents of one output may all have one sign. */
const by = -128;

/**
 * The vjp is linear in the cotangent: Jᵀu is the sum of its rows, each times its entry of u, Jᵀ(−128u) is −128 Jᵀu,
 * and Jᵀ0 is 0. So is the jvp in the tangents; beside a vjp `adjoint` shows the sum.
 *
 * What it catches: a cotangent or a tangent that is ignored, squared, clipped, or used only for its sign. Blind to
 * every linear mistake.
 */
export const linearity = defineLaw({
  name: 'linearity',
  latex: String.raw`J^\top u = \textstyle\sum_i u_i \, J^\top e_i, \quad J v = \sum_j v_j \, J e_j`,
  needs: [['vjp'], ['jvp']],

  *check(work) {
    const { vjp, jvp } = work.plan.offers;
    if (work.output.size === 0) return 'not asked';
    const pulled = vjp ? yield* ofVjp(work) : 'not asked';
    if (!jvp || (pulled !== null && pulled !== 'not asked')) return pulled;
    const pushed = yield* ofJvp(work);
    return pushed === 'not asked' ? pulled : pushed;
  },
});

function* ofVjp(work: Work): Asking<Finding | null | 'not asked'> {
  if (work.isLarge) return yield* superposition(work, new Pulling(work));
  const claims = yield* work.claimsByVjp();
  return 'refused' in claims ? 'not asked' : yield* isLinear(work, new Pulling(work), claims);
}

function* ofJvp(work: Work): Asking<Finding | null | 'not asked'> {
  const claims = work.plan.offers.vjp ? null : yield* work.claimsByJvp();
  if (claims !== null && 'refused' in claims) return 'not asked';
  return yield* isLinear(work, new Pushing(work), claims);
}

/**
 * What is wrong with the answers to a vector, to zeros and to the vector times −128.
 *
 * @param claims of vectors with one entry; null where answers are not held against their sum
 */
function* isLinear(work: Work, map: Linear, claims: Claims | null): Asking<Finding | null> {
  const u = map.draw();
  const turned = copy(u);
  for (let i = 0; i < u.length; i++) turned[i] *= by;
  const replies = yield* map.ask([u, room(u.length), turned]);
  const refused = replies.find((reply) => reply.refused !== undefined);
  if (refused?.refused !== undefined) return work.refusal('linearity', refused);
  const [whole, nothing, scaled] = replies.map((reply) => (reply as Given).numbers);
  const sums =
    claims === null
      ? whole.map((numbers) => new Sum(numbers, () => numbers.map(Math.abs)))
      : map.summed(claims, u);
  const largest = (): number =>
    claims === null ? largestIn(whole) : Math.max(...claims.map((claim) => largestOf(claim, 0)));
  return (
    isNothing(work, map, nothing, sums) ??
    (isTimes(scaled, whole)
      ? null
      : yield* isSum(work, map, turned, largest, scaled, timesOf(whole, sums))) ??
    (yield* isSum(work, map, u, largest, whole, sums))
  );
}

/** Whether answers are those to a vector turned round, to the last digit: then nothing is to be weighed. */
const isTimes = (scaled: readonly Float64Array[], whole: readonly Float64Array[]): boolean =>
  scaled.every((numbers, k) => {
    const others = whole[k];
    // Read before the loop, or else where these lie would be looked up again in each turn.
    void (numbers[0] + others[0]);
    for (let j = 0; j < numbers.length; j++) if (numbers[j] !== by * others[j]) return false;
    return true;
  });

/** What the answers to a vector turned round must be. */
const timesOf = (whole: readonly Float64Array[], sums: readonly Sum[]): Sum[] =>
  whole.map((numbers, k) => {
    const sizes = (): Float64Array => sums[k].sizes.map((size) => Math.abs(by) * size);
    return new Sum(
      numbers.map((x) => by * x),
      sizes,
    );
  });

/** Whether a number of this size is one of the dtype: beyond its range nothing is linear. */
const fits = ({ plan }: Work, size: number): boolean => Number.isFinite(plan.precision.round(size));

/** Jᵀ0 = 0, and J0 = 0. */
function isNothing(
  work: Work,
  map: Linear,
  nothing: readonly Float64Array[],
  sums: readonly Sum[],
): Finding | null {
  for (let k = 0; k < sums.length; k++) {
    const numbers = nothing[k];
    const { length } = numbers;
    for (let entry = -1; (entry = nonzeroFrom(numbers, entry + 1, length)) < length;) {
      if (!fits(work, sums[k].sizes[entry])) continue;
      const facts = { ...map.where(k, entry), claimed: numbers[entry], measured: 0, bar: 0 };
      return work.finding('linearity', 'wrong number', facts);
    }
  }
  return null;
}

/** Whether the answers to u are what they must be, but for roundings: those that can be counted, or that are seen. */
function* isSum(
  work: Work,
  map: Linear,
  u: Float64Array,
  largest: () => number,
  answers: readonly Float64Array[],
  sums: readonly Sum[],
): Asking<Finding | null> {
  let rounding: ((size: number) => number) | null = null;
  let seen: readonly Float64Array[] | null = null;
  for (let k = 0; k < sums.length; k++) {
    const { expected } = sums[k];
    const { length } = expected;
    for (let entry = -1; (entry = unequalFrom(answers[k], expected, entry + 1)) < length;) {
      const claimed = answers[k][entry];
      const measured = expected[entry];
      rounding ??= map.rounding(u, largest());
      // A sum is no larger than its terms: what its own roundings explain theirs do, too.
      if (Math.abs(claimed - measured) <= rounding(Math.abs(measured))) continue;
      const size = sums[k].sizes[entry];
      if (!fits(work, size)) continue;
      let bar = rounding(size);
      if (Math.abs(claimed - measured) <= bar) continue;
      seen ??= yield* roughnessOf(work, answers, function* (bent, point) {
        const [again] = yield* map.ask([bent(u)], point);
        return again.refused === undefined ? again.numbers : null;
      });
      bar += seen[k][entry];
      if (Math.abs(claimed - measured) <= bar) continue;
      const facts = { ...map.where(k, entry), claimed, measured, bar };
      return work.finding('linearity', 'wrong number', facts);
    }
  }
  return null;
}

/** Where there are too many rows to ask for: Jᵀ(u + 2w) = Jᵀu + 2 Jᵀw, and Jᵀ0 = 0. */
function* superposition(work: Work, map: Linear): Asking<Finding | null> {
  const u = map.draw();
  const w = map.draw();
  const both = u.map((x, i) => x + 2 * w[i]);
  const replies = yield* map.ask([u, w, both, new Float64Array(u.length)]);
  const refused = replies.find((reply) => reply.refused !== undefined);
  if (refused?.refused !== undefined) return work.refusal('linearity', refused);
  const [byU, byW, byBoth, nothing] = replies.map((reply) => (reply as Given).numbers);
  const sums = byU.map((numbers, k) => {
    const sizes = (): Float64Array => numbers.map((x, j) => Math.abs(x) + 2 * Math.abs(byW[k][j]));
    return new Sum(
      numbers.map((x, j) => x + 2 * byW[k][j]),
      sizes,
    );
  });
  return (
    isNothing(work, map, nothing, sums) ?? (yield* isSum(work, map, both, () => 0, byBoth, sums))
  );
}

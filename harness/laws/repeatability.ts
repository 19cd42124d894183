import { unequalFrom } from '../numeric/unequalFrom.ts';
import type { Asking, Reply } from '../question.ts';
import type { Work } from '../work.ts';
import { defineLaw } from './law.ts';

/** Last bits may depend on the order of additions in parallel hardware; no more may. */
const lastBits = 64;

const largest = (numbers: Float64Array): number =>
  numbers.reduce((most, x) => (Number.isFinite(x) ? Math.max(most, Math.abs(x)) : most), 0);

/** The first difference between two replies that is more than last bits. */
function apart(
  a: Reply,
  b: Reply,
  roundoff: number,
): { first: number; second: number; bar: number } | null {
  if (a.refused !== undefined || b.refused !== undefined) return null;
  for (let k = 0; k < a.numbers.length; k++) {
    const [numbers, others] = [a.numbers[k], b.numbers[k]];
    const { length } = numbers;
    let bar: number | null = null;
    for (let at = -1; (at = unequalFrom(numbers, others, at + 1)) < length;) {
      const [first, second] = [numbers[at], others[at]];
      if (Number.isNaN(first) && Number.isNaN(second)) continue;
      bar ??= lastBits * roundoff * largest(numbers);
      if (!(Math.abs(first - second) <= bar)) return { first, second, bar };
    }
  }
  return null;
}

/** A Jacobian as it came twice at first, and as it comes later. */
function* jacobians(work: Work): Asking<readonly Reply[]> {
  const { layout, point, output } = work;
  const before = yield* work.watched('jacobian');
  return [...before, ...(yield { ask: 'jacobian', layout, places: [{ point }], output })];
}

/**
 * The same question has the same answer, whatever was asked in between: of all that a subject offers, but of a
 * Jacobian that is too large to be compared.
 *
 * Gradients that add up over calls, dropout with a mask of its own, uninitialised memory and races
 * are seen here.
 */
export const repeatability = defineLaw({
  name: 'repeatability',
  latex: String.raw`f(x) = f(x), \quad J^\top u = J^\top u, \quad J v = J v`,
  needs: [['vjp'], ['jvp'], ['jacobian']],

  *check(work) {
    const { layout, point, plan } = work;
    const { offers } = plan;
    const u = work.cotangent();
    const [first, second] = yield* work.watched('forward');
    const [later] = yield { ask: 'forward', layout, places: [{ point }] };
    const vjp = offers.vjp ? yield* work.vjp([u, work.cotangent(), u, u]) : [];
    const v = offers.jvp || work.offersSecond ? work.tangent() : [];
    const jvp = offers.jvp ? yield* work.jvp([work.tangent(), v, v]) : [];
    const jacobian = offers.jacobian && !work.isLarge ? yield* jacobians(work) : [];
    const hvp = work.offersSecond ? yield* work.hvp([u, u], [v, v]) : [];
    const { roundoff } = plan.precision;
    for (const [who, a, b] of [
      ['forward', first, second],
      ['forward', first, later],
      ['vjp', vjp[0], vjp[2]],
      ['vjp', vjp[2], vjp[3]],
      ['jvp', jvp[1], jvp[2]],
      ['jacobian', jacobian[0], jacobian[1]],
      ['jacobian', jacobian[0], jacobian[2]],
      ['hvp', hvp[0], hvp[1]],
    ] as const) {
      const found = a === undefined || b === undefined ? null : apart(a, b, roundoff);
      if (found === null) continue;
      return work.finding('repeatability', 'broken promise', {
        claimed: found.second,
        measured: found.first,
        bar: found.bar,
        expected: `${who} to answer the same question alike`,
        came: `${who} answers ${found.first} first and ${found.second} later`,
      });
    }
    return null;
  },
});

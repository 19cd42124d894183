import type { Reply } from '../question.ts';
import { defineLaw } from './law.ts';

/** Last bits may depend on the order of additions in parallel hardware; no more may. */
const lastBits = 64;

const largest = (numbers: Float64Array): number =>
  numbers.reduce((most, x) => (Number.isFinite(x) ? Math.max(most, Math.abs(x)) : most), 0);

/** The largest difference between two replies, where it is more than last bits. */
function apart(
  a: Reply,
  b: Reply,
  roundoff: number,
): { first: number; second: number; bar: number } | null {
  if (a.refused !== undefined || b.refused !== undefined) return null;
  let worst: { first: number; second: number; bar: number } | null = null;
  a.numbers.forEach((numbers, k) => {
    const others = b.numbers[k];
    let size = -1;
    for (let i = 0; i < numbers.length; i++) {
      const first = numbers[i];
      const second = others[i];
      if (first === second || (first !== first && second !== second)) continue;
      if (size < 0) size = largest(numbers);
      const bar = lastBits * roundoff * size;
      if (!(Math.abs(first - second) <= bar)) worst ??= { first, second, bar };
    }
  });
  return worst;
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
    const jacobian =
      offers.jacobian && !work.isLarge ? [yield* work.firstJacobian(), yield* work.jacobian()] : [];
    const hvp = work.offersSecond ? yield* work.hvp([u, u], [v, v]) : [];
    const { roundoff } = plan.precision;
    for (const [who, a, b] of [
      ['forward', first, second],
      ['forward', first, later],
      ['vjp', vjp[0], vjp[2]],
      ['vjp', vjp[2], vjp[3]],
      ['jvp', jvp[1], jvp[2]],
      ['jacobian', jacobian[0], jacobian[1]],
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

import { defineLaw } from './law.ts';
import type { Asking, Given, Point } from '../question.ts';
import type { Work } from '../work.ts';
import { largestIn, roughnessOf, roundingOf } from './rounding.ts';

/**
 * The vjp is the transpose of the jvp: ⟨u, J v⟩ = ⟨Jᵀ u, v⟩ for random u and v.
 *
 * It has no step, so it is exact to a few roundings in every dtype. Blind to a mistake that both share.
 */
export const adjoint = defineLaw({
  name: 'adjoint',
  latex: String.raw`\langle u, J v \rangle = \langle J^\top u, v \rangle`,
  needs: [['vjp', 'jvp']],

  *check(work) {
    const u = work.cotangent();
    const v = work.tangent();
    const [pulled] = yield* work.vjp([u]);
    const [pushed] = yield* work.jvp([v]);
    if (pulled.refused !== undefined) return work.refusal('adjoint', pulled);
    if (pushed.refused !== undefined) return work.refusal('adjoint', pushed);
    const isFinite = (numbers: readonly Float64Array[]): boolean =>
      numbers.every((entries) => entries.every(Number.isFinite));
    const isNaN = pushed.numbers[0].some(Number.isNaN);
    if (isNaN && isFinite([work.field.value]) && isFinite(pulled.numbers)) {
      const row = pushed.numbers[0].findIndex(Number.isNaN);
      return work.finding('adjoint', 'not a number', {
        row,
        expected: 'a tangent of numbers, as the gradients are',
        came: 'NaN',
      });
    }
    const [left, right, size] = pairingOf(work, u, v, pulled, pushed);
    if (!Number.isFinite(left) || !Number.isFinite(right)) return 'not asked';
    const tangents = work.layout.wrt.map((k) => v[k]);
    const largest = largestIn(pulled.numbers);
    let bar = roundingOf(work, u, largest, tangents)(size);
    if (Math.abs(left - right) <= bar) return null;
    const [[onLeft, onRight]] = yield* roughnessOf(
      work,
      [Float64Array.of(left, right)],
      (bent, point) => pairedAgain(work, bent(u), v, point),
    );
    bar += onLeft + onRight;
    if (Math.abs(left - right) <= bar) return null;
    return work.finding('adjoint', 'wrong number', { claimed: right, measured: left, bar });
  },
});

/** ⟨u, Jv⟩, ⟨Jᵀu, v⟩, and the sizes of all their terms. */
function pairingOf(
  { layout }: Work,
  u: Float64Array,
  v: Point,
  pulled: Given,
  pushed: Given,
): [left: number, right: number, size: number] {
  let [left, right, size] = [0, 0, 0];
  pushed.numbers[0].forEach((dz, i) => {
    left += u[i] * dz;
    size += Math.abs(u[i] * dz);
  });
  pulled.numbers.forEach((xBar, k) => {
    const direction = v[layout.wrt[k]];
    xBar.forEach((g, j) => {
      right += g * direction[j];
      size += Math.abs(g * direction[j]);
    });
  });
  return [left, right, size];
}

/** Both sides at another point, for another cotangent. */
function* pairedAgain(
  work: Work,
  u: Float64Array,
  v: Point,
  point: Point,
): Asking<readonly Float64Array[] | null> {
  const { layout, output } = work;
  const at = { layout, output, places: [{ point }] };
  const [pulled] = yield { ask: 'vjp', cotangents: [u], ...at };
  const [pushed] = yield { ask: 'jvp', tangents: [v], ...at };
  if (pulled.refused !== undefined || pushed.refused !== undefined) return null;
  const [left, right] = pairingOf(work, u, v, pulled, pushed);
  return [Float64Array.of(left, right)];
}

import { defineLaw } from './law.ts';
import { roundingOf } from './rounding.ts';

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
    let left = 0;
    let right = 0;
    let size = 0;
    let largest = 0;
    pushed.numbers[0].forEach((dz, i) => {
      left += u[i] * dz;
      size += Math.abs(u[i] * dz);
    });
    pulled.numbers.forEach((xBar, k) => {
      const direction = v[work.layout.wrt[k]];
      xBar.forEach((g, j) => {
        right += g * direction[j];
        size += Math.abs(g * direction[j]);
        largest = Math.max(largest, Math.abs(g));
      });
    });
    if (!Number.isFinite(left) || !Number.isFinite(right)) return 'not asked';
    const bar = roundingOf(work, u, v, size, largest);
    if (Math.abs(left - right) <= bar) return null;
    return work.finding('adjoint', 'wrong number', { claimed: right, measured: left, bar });
  },
});

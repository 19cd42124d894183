import { sign } from '../cases/random.ts';
import { examine } from '../numeric/examine.ts';
import type { Slope } from '../numeric/slope.ts';
import { inner, unitOf, type Field } from '../numeric/field.ts';
import { slopesAlong } from '../numeric/slopes.ts';
import { firstStep } from '../numeric/terms.ts';
import type { Asking, Direction } from '../question.ts';
import type { Work } from '../work.ts';
import { defineLaw } from './law.ts';

/**
 * A direction over all inputs, each entry at its own scale.
 *
 * @param less by how much of that scale less the last entries go than the first: two directions that differ in it
 *   are parallel in no two of their entries
 */
function randomDirection({ layout, point, random }: Work, less: number): Direction {
  const all = layout.wrt.reduce((sum, input) => sum + point[input].length, 0);
  let count = 0;
  const scaleOf = (x: number): number =>
    (1 - (less * count++) / all) * Math.min(unitOf(x), Math.abs(x) || 1);
  return layout.wrt
    .filter((input) => point[input].length > 0)
    .map((input) => ({
      input,
      indices: point[input].map((_, j) => j),
      weights: point[input].map((x) => sign(random) * scaleOf(x)),
    }));
}

/** ⟨Jᵀu, w⟩ as a function of the inputs. */
function gradientAlong(work: Work, u: Float64Array, w: Direction, value: number): Field {
  const { layout, output, field } = work;
  const along = (gradients: readonly Float64Array[]): number => {
    let sum = 0;
    for (const { input, indices, weights } of w) {
      const g = gradients[layout.wrt.indexOf(input)];
      for (let j = 0; j < indices.length; j++) sum += g[indices[j]] * weights[j];
    }
    return sum;
  };
  return {
    ...field,
    value: Float64Array.of(value),
    sizes: Float64Array.of(Math.max(Math.abs(value), Math.abs(inner(u, field.sizes)))),
    *ask(places) {
      const cotangents = places.map(() => u);
      const replies = yield { ask: 'vjp', layout, places, cotangents, output };
      return replies.map((reply) =>
        reply.refused === undefined ? { numbers: [Float64Array.of(along(reply.numbers))] } : reply,
      );
    },
  };
}

/** What the sum is made of beside the point: where it cancels it still carries the roundings of its terms. */
function* termsAlong(work: Work, u: Float64Array, w: Direction, v: Direction): Asking<number> {
  const { layout, point, output } = work;
  const places = [firstStep, -firstStep].map((step) => ({ point, direction: v, step }));
  const replies = yield { ask: 'vjp', layout, places, cotangents: places.map(() => u), output };
  let most = 0;
  for (const reply of replies) {
    if (reply.refused !== undefined) continue;
    let terms = 0;
    for (const { input, indices, weights } of w) {
      const g = reply.numbers[layout.wrt.indexOf(input)];
      for (let j = 0; j < indices.length; j++) terms += Math.abs(g[indices[j]] * weights[j]);
    }
    most = Math.max(most, terms);
  }
  return most;
}

function* slopeOf(
  field: Field,
  direction: Direction,
): Asking<Pick<Slope, 'kind' | 'value' | 'bar'>> {
  const { values, bars, doubts } = yield* slopesAlong(field, direction, null);
  if (doubts[0] === 0) return { kind: 'smooth', value: values[0], bar: bars[0] };
  const [slope] = yield* examine(field, direction, [0], [values[0]]);
  return slope.excuses.length === 0 ? slope : { ...slope, kind: 'nothing' };
}

/**
 * The vjp is the gradient of something: the slope of ⟨Jᵀu, w⟩ along v is that of ⟨Jᵀu, v⟩ along w, because the
 * Hessian of ⟨u, f⟩ is symmetric.
 *
 * It needs no second derivative from the subject. Blind to a wrong gradient that is the gradient of another function.
 */
export const symmetry = defineLaw({
  name: 'symmetry',
  latex: String.raw`v^\top H w = w^\top H v, \quad H = \nabla^2 \langle u, f \rangle`,
  needs: [['vjp']],
  order: 2,

  *check(work) {
    if (work.output.size === 0 || work.isLarge) return 'not asked';
    const u = work.cotangent();
    const v = randomDirection(work, 0);
    const w = randomDirection(work, 1 / 2);
    if (v.length === 0) return 'not asked';
    const [reply] = yield* work.vjp([u]);
    if (reply.refused !== undefined) return 'not asked';
    const at = (direction: Direction): number =>
      direction.reduce((sum, { input, indices, weights }) => {
        const g = reply.numbers[work.layout.wrt.indexOf(input)];
        return weights.reduce((total, weight, j) => total + g[indices[j]] * weight, sum);
      }, 0);
    if (!Number.isFinite(at(v)) || !Number.isFinite(at(w))) return 'not asked';
    const left = yield* slopeOf(gradientAlong(work, u, w, at(w)), v);
    const right = yield* slopeOf(gradientAlong(work, u, v, at(v)), w);
    if (left.kind !== 'smooth' || right.kind !== 'smooth') return 'not asked';
    const terms = (yield* termsAlong(work, u, w, v)) + (yield* termsAlong(work, u, v, w));
    const rounded = (16 * work.plan.precision.roundoff * terms) / firstStep;
    const bar = 4 * (left.bar + right.bar) + rounded;
    if (!(bar < Infinity)) return 'not asked';
    if (Math.abs(left.value - right.value) <= bar) return null;
    const facts = { claimed: left.value, measured: right.value, bar };
    return work.finding('symmetry', 'wrong number', facts);
  },
});

import { examine } from '../numeric/examine.ts';
import type { Field } from '../numeric/field.ts';
import type { Range } from '../numeric/slope.ts';
import { slopesAlong } from '../numeric/slopes.ts';
import type { Direction } from '../question.ts';
import type { Work } from '../work.ts';
import { defineLaw } from './law.ts';

/** The gradient of ⟨u, f⟩, all inputs in one vector, as a function of the inputs. */
function gradientOf(work: Work, u: Float64Array, value: Float64Array): Field {
  const { layout, output, field } = work;
  return {
    ...field,
    value,
    sizes: value.map(Math.abs),
    *ask(places) {
      const cotangents = places.map(() => u);
      const replies = yield { ask: 'vjp', layout, places, cotangents, output };
      return replies.map((reply) =>
        reply.refused === undefined ? { numbers: [joined(reply.numbers)] } : reply,
      );
    },
  };
}

const joined = (parts: readonly Float64Array[]): Float64Array =>
  Float64Array.from(parts.flatMap((part) => [...part]));

const holds = ({ lower, upper }: Pick<Range, 'lower' | 'upper'>, claimed: number): boolean =>
  claimed >= lower && claimed <= upper;

/**
 * The second derivative that a subject offers is the derivative of its vjp: H v is the slope of Jᵀu along v.
 *
 * A first cotangent of 1, the usual one, would hide a factor of the second derivative that it multiplies.
 */
export const hessian = defineLaw({
  name: 'hessian',
  latex: String.raw`H v = \tfrac{d}{dt} J^\top(x + t v)\, u`,
  needs: [['vjp', 'hvp']],
  order: 2,

  *check(work) {
    const { layout, point, output } = work;
    if (output.size === 0 || work.isLarge) return 'not asked';
    const u = work.cotangent();
    const tangent = work.tangent();
    const [base] = yield* work.vjp([u]);
    if (base.refused !== undefined) return 'not asked';
    const [reply] = yield* work.hvp([u], [tangent]);
    if (reply.refused !== undefined) return work.refusal('hessian', reply);
    const direction: Direction = layout.wrt
      .filter((input) => point[input].length > 0)
      .map((input) => ({
        input,
        indices: point[input].map((_, j) => j),
        weights: tangent[input],
      }));
    const claimed = joined(reply.numbers);
    const field = gradientOf(work, u, joined(base.numbers));
    const { values, bars, doubts } = yield* slopesAlong(field, direction, claimed);
    const columns = layout.wrt.flatMap((input) =>
      [...point[input].keys()].map((column) => ({ input, column })),
    );
    for (let row = 0; row < claimed.length; row++) {
      if (!Number.isFinite(field.value[row])) continue;
      if (doubts[row] === 0 && Math.abs(values[row] - claimed[row]) <= bars[row]) continue;
      const [slope] = yield* examine(field, direction, [row], [claimed[row]]);
      if (slope.kind !== 'smooth') continue;
      if ([slope, ...slope.excuses].some((range) => holds(range, claimed[row]))) continue;
      return work.finding('hessian', 'wrong number', {
        ...columns[row],
        claimed: claimed[row],
        measured: slope.value,
        bar: slope.bar,
      });
    }
    return null;
  },
});

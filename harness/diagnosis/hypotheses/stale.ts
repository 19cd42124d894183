import { isDifferentiable } from '../../../gates/kit/spec.ts';
import { isWrong } from '../exhibit.ts';
import { claimsAt, measuredAt } from '../further.ts';
import { defineHypothesis } from '../hypothesis.ts';
import { nameOf } from '../structure.ts';

/** The same numbers from the last to the first, scaled: on other sides of kinks, and in another order. */
const turned = (data: Float64Array, by: number): Float64Array =>
  data.map((_, j) => by * data[data.length - 1 - j]);

/** The claim does not change with the point, though the slope does: values kept from an earlier call, or none used. */
export const stale = defineHypothesis({
  name: 'stale',

  *explain(evidence, paired) {
    const { exhibits, plan, failing, linear } = evidence;
    if (paired || !linear) return [];
    const still = new Set(failing);
    const moving = new Set<number>();
    for (const exhibit of exhibits) {
      const { field, sides } = exhibit;
      const there = field.point.map((data, at) =>
        isDifferentiable(plan.drawing.specs[at])
          ? turned(data, plan.drawing.specs[at].domain === 'real' ? -1 / 2 : 1 / 2).map(
              plan.precision.round,
            )
          : data,
      );
      const claims = yield* claimsAt(evidence, exhibit, there);
      if (claims === null) continue;
      for (const k of still) {
        const { claimed } = sides[k];
        if (!claimed.every((claim, at) => Object.is(claim, claims[k][at]))) still.delete(k);
      }
      if (!failing.some((k) => sides[k].values.some((_, at) => isWrong(sides[k], at)))) continue;
      const measured = yield* measuredAt(exhibit, there, plan.wrt);
      if (measured === null) continue;
      for (const k of failing) {
        const { values, bars } = measured[k];
        const apart = (at: number): boolean =>
          Math.abs(values[at] - sides[k].values[at]) > bars[at] + sides[k].bars[at];
        if (values.some((_, at) => apart(at) && isWrong(sides[k], at))) moving.add(k);
      }
    }
    return failing
      .filter((k) => still.has(k) && moving.has(k))
      .map((k) => ({ hypothesis: 'stale', input: nameOf(evidence, k), facts: {} }));
  },
});

import { outputShape, shapeOf, toleranceAt } from '../exhibit.ts';
import { claimsAt } from '../further.ts';
import { defineHypothesis } from '../hypothesis.ts';
import { nameOf } from '../structure.ts';

/**
 * The slope is written in the value z = f(x), as σ′ = z (1 − z), and is given x in the place of z.
 *
 * Then what is claimed at the point f(x) is the slope at x.
 */
export const inputForOutput = defineHypothesis({
  name: 'inputForOutput',

  *explain(evidence, paired) {
    const { exhibits, plan, failing, linear } = evidence;
    if (paired || !linear || plan.wrt.length !== 1 || failing.length !== 1) return [];
    if (!exhibits.every((one) => outputShape(one).join() === shapeOf(one, 0).join())) return [];
    let told = 0;
    for (const exhibit of exhibits) {
      const { field, sides } = exhibit;
      const [side] = sides;
      const there = field.point.map((data, at) => (at === plan.wrt[0] ? field.value : data));
      const claims = yield* claimsAt(evidence, exhibit, there);
      if (claims === null) continue;
      for (let at = 0; at < side.values.length; at++) {
        if (!(side.bars[at] < Infinity) || side.values[at] === 0) continue;
        const apart = Math.abs(claims[0][at] - side.values[at]);
        // At a flat end z keeps fewer digits of x than its slope needs.
        const blurred = 2 ** -24 * Math.abs(side.values[at]) + 2 ** -40;
        if (!(apart <= 2 * side.bars[at] + toleranceAt(side, at) + blurred)) return [];
        if (Math.abs(side.claimed[at] - side.values[at]) > 2 ** 8 * blurred) told++;
      }
    }
    if (told < 3) return [];
    return [{ hypothesis: 'inputForOutput', input: nameOf(evidence, 0), facts: {} }];
  },
});

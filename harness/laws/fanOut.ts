import { unequalFrom } from '../numeric/unequalFrom.ts';
import type { Asking, Layout, Point } from '../question.ts';
import type { Work } from '../work.ts';
import { defineLaw } from './law.ts';

/** The first two inputs that could be one and the same value. */
function twins({ layout, plan, drawn }: Work): [number, number] | null {
  for (const first of layout.wrt) {
    for (const second of layout.wrt) {
      if (second <= first) continue;
      if (layout.forms[first].kind !== layout.forms[second].kind) continue;
      const [shape, other] = [drawn.shapes[first], drawn.shapes[second]];
      if (shape.length !== other.length || shape.some((n, axis) => n !== other[axis])) continue;
      const [a, b] = [plan.drawing.specs[first], plan.drawing.specs[second]];
      if (JSON.stringify(a.domain) === JSON.stringify(b.domain)) return [first, second];
    }
  }
  return null;
}

/**
 * One value given as two inputs gets, for each, the gradient that two equal values would get.
 *
 * What it catches: gradients kept by the identity of a value and written where they are to be added, and
 * results computed in place of an operand. Blind to a value used twice inside one forward: that is
 * a matter of the derivative itself.
 */
export const fanOut = defineLaw({
  name: 'fanOut',
  latex: String.raw`\bar{x} \text{ of } f(x, x) \text{ is } \bar{x} + \bar{y} \text{ of } f(x, y) \text{ at } y = x`,
  needs: [['vjp']],

  *check(work) {
    const pair = twins(work);
    if (pair === null) return 'not asked';
    const [first, second] = pair;
    const point = work.point.map((data, k) => (k === second ? work.point[first].slice() : data));
    const u = work.cotangent();
    const apart = yield* gradients(work, work.layout, point, u);
    const shared = yield* gradients(work, { ...work.layout, same: pair }, point, u);
    if (apart === null || shared === null) return 'not asked';
    const { roundoff } = work.plan.precision;
    for (let k = 0; k < apart.length; k++) {
      const { length } = apart[k];
      for (let j = -1; (j = unequalFrom(apart[k], shared[k], j + 1)) < length;) {
        const measured = apart[k][j];
        const claimed = shared[k][j];
        const bar = 64 * roundoff * Math.abs(measured);
        if (Object.is(claimed, measured) || Math.abs(claimed - measured) <= bar) continue;
        const names = pair.map((at) => work.layout.names[at]).join(' and ');
        const input = work.layout.wrt[k];
        return work.finding('fanOut', 'broken promise', {
          input,
          column: j,
          claimed,
          measured,
          bar,
          expected: `the same gradient whether ${names} are one value or two equal ones`,
          came: `${claimed} for one value, ${measured} for two`,
        });
      }
    }
    return null;
  },
});

function* gradients(
  { output }: Work,
  layout: Layout,
  point: Point,
  u: Float64Array,
): Asking<readonly Float64Array[] | null> {
  const [reply] = yield { ask: 'vjp', layout, places: [{ point }], cotangents: [u], output };
  return reply.refused === undefined ? reply.numbers : null;
}

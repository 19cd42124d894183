import { unequalFrom } from '../numeric/unequalFrom.ts';
import { defineLaw } from './law.ts';

/**
 * A vjp answers with the gradient of this call alone, and does not add it to those of earlier calls.
 *
 * Asked three times alike, gradients that add up grow by the same amount each time; whatever else
 * changes from call to call is a matter of `repeatability`.
 */
export const accumulation = defineLaw({
  name: 'accumulation',
  latex: String.raw`\bar{x}_{\text{second call}} = \bar{x}_{\text{first call}}`,
  needs: [['vjp']],

  *check(work) {
    const u = work.cotangent();
    const replies = yield* work.vjp([u, u, u]);
    const [first, second, third] = replies.map((r) => (r.refused === undefined ? r.numbers : []));
    const { roundoff } = work.plan.precision;
    for (let k = 0; k < Math.min(first.length, second.length, third.length); k++) {
      const { length } = first[k];
      for (let j = -1; (j = unequalFrom(second[k], first[k], j + 1)) < length;) {
        const grown = second[k][j] - first[k][j];
        const again = third[k][j] - second[k][j];
        const size = Math.abs(third[k][j]);
        const alike = Math.abs(again - grown) <= 64 * roundoff * size;
        if (!Number.isFinite(size) || !alike || !(Math.abs(grown) > 0.01 * size)) continue;
        return work.finding('accumulation', 'broken promise', {
          input: work.layout.wrt[k],
          column: j,
          claimed: second[k][j],
          measured: first[k][j],
          bar: 64 * roundoff * size,
          expected: 'vjp to answer with the gradient of this call alone',
          came: `vjp answers ${first[k][j]}, then ${second[k][j]}, then ${third[k][j]}`,
        });
      }
    }
    return null;
  },
});

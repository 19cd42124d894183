import { isWrong, toleranceAt, type Exhibit } from '../exhibit.ts';
import { cotangentAt, pullsAt } from '../further.ts';
import { defineHypothesis } from '../hypothesis.ts';
import { nameOf } from '../structure.ts';

/** Below this float32 has fewer digits, and a claim that was divided by its cotangent fewer still. */
const least = 2 ** -120;

const isSingle = (x: number): boolean => Math.abs(x) < least || Math.fround(x) === x;

/** Right to the digits of float32, and every number one of float32: rounded somewhere in a program of doubles. */
export const float32 = defineHypothesis({
  name: 'float32',

  *explain(evidence, paired) {
    const { failing, plan, exhibits, broken } = evidence;
    if (paired || plan.dtype !== 'float64') return [];
    if (failing.length === 0) {
      // Single entries may need no more digits than float32 has; their sums show that there are no more.
      if (!broken.some(({ law }) => law === 'linearity' || law === 'batch')) return [];
      for (const exhibit of exhibits) {
        const u = cotangentAt(exhibit);
        const pulled = yield* pullsAt(exhibit, [u]);
        if (pulled === null || !isRoundedSum(exhibit, u, pulled[0])) return [];
      }
      return [{ hypothesis: 'float32', input: null, facts: {} }];
    }
    return failing
      .filter((k) => exhibits.every((exhibit) => isRounded(exhibit, k)))
      .map((k) => ({ hypothesis: 'float32', input: nameOf(evidence, k), facts: {} }));
  },
});

/** Whether a vjp is, in single precision, what the measured Jacobian makes of the cotangent. */
function isRoundedSum(
  { sides, rows }: Exhibit,
  u: Float64Array,
  pulled: readonly Float64Array[],
): boolean {
  return sides.every(({ columns, values, bars }, k) =>
    pulled[k].every((came, j) => {
      let sum = 0;
      let bar = least;
      for (let i = 0; i < rows; i++) {
        const at = i * columns + j;
        sum += u[i] * values[at];
        bar += Math.abs(u[i]) * (bars[at] + 2 ** -22 * Math.abs(values[at]));
      }
      return isSingle(came) && !(Math.abs(came - sum) > bar);
    }),
  );
}

function isRounded({ sides }: Exhibit, k: number): boolean {
  const side = sides[k];
  return side.values.every((value, at) => {
    const claim = side.claimed[at];
    const rounding = 1.001 * 2 ** -24 * Math.abs(value) + least;
    const close = Math.abs(claim - value) <= rounding + side.bars[at] + toleranceAt(side, at);
    return isSingle(claim) && (close || !isWrong(side, at));
  });
}

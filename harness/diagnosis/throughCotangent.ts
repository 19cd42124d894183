import type { Fact } from '../verdict.ts';
import type { Exhibit } from './exhibit.ts';
import { cotangentAt, pullsAt } from './further.ts';
import { defineHypothesis, type Hypothesis } from './hypothesis.ts';

/** Cotangents that a guess is held against at each exhibit, and by how much its bar may be exceeded. */
const cotangents = 3;
const slack = 2;

/** What becomes of the cotangent before it is pulled back. */
export interface Distortion {
  readonly facts: Readonly<Record<string, Fact>>;
  readonly distort: (g: number) => number;
  /** Whether it is handed back as it is, and the derivative of the forward is not used at all. */
  readonly bare?: boolean;
}

const asItIs: Distortion = { facts: {}, distort: (g) => g };

/** Declares a guess that each entry of the cotangent is changed before it is used. */
export const defineDistortion = (distortion: {
  readonly name: string;
  readonly ways: readonly Distortion[];
}): Hypothesis =>
  defineHypothesis({
    name: distortion.name,

    *explain(evidence, paired) {
      if (paired || evidence.linear || evidence.law !== 'pullback') return [];
      const open = new Set(distortion.ways);
      let told = false;
      for (const exhibit of evidence.exhibits) {
        const us = Array.from({ length: cotangents }, () => cotangentAt(exhibit));
        const pulled = yield* pullsAt(exhibit, us);
        if (pulled === null) return [];
        for (const way of open) {
          us.forEach((u, c) => {
            if (!isPulled(exhibit, u, pulled[c], way)) open.delete(way);
          });
        }
        told ||= us.some((u, c) => !isPulled(exhibit, u, pulled[c], asItIs));
      }
      const [way] = open;
      if (way === undefined || !told) return [];
      return [{ hypothesis: distortion.name, input: null, facts: way.facts }];
    },
  });

/** Whether a vjp is what the measured Jacobian makes of the distorted cotangent. */
function isPulled(
  { sides, rows }: Exhibit,
  u: Float64Array,
  pulled: readonly Float64Array[],
  { distort, bare = false }: Distortion,
): boolean {
  return sides.every(({ columns, values, bars, tolerances }, k) =>
    pulled[k].every((came, j) => {
      if (bare) return rows === columns && Math.abs(came - distort(u[j])) <= 1e-12 * Math.abs(u[j]);
      let sum = 0;
      let bar = 0;
      for (let i = 0; i < rows; i++) {
        const by = distort(u[i]);
        if (by === 0) continue;
        sum += by * values[i * columns + j];
        bar += Math.abs(by) * (slack * bars[i * columns + j] + tolerances[i]);
      }
      return bar === Infinity || Math.abs(came - sum) <= bar;
    }),
  );
}

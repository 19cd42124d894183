import type { Asking } from '../../question.ts';
import type { Evidence } from '../evidence.ts';
import { outputShape, shapeOf, type Exhibit } from '../exhibit.ts';
import { measuredAt } from '../further.ts';
import type { Prediction } from '../fit.ts';
import { defineStructure, nameOf, type Candidate } from '../structure.ts';

/** The input that may be mistaken for the output: a position in `layout.wrt`, or −1 where none has its shape. */
type Choice = (exhibit: Exhibit) => number;

const isAlike = (exhibit: Exhibit, k: number): boolean =>
  outputShape(exhibit).join() === shapeOf(exhibit, k).join();

/** The slope is taken at the value z = f(x) in the place of x: at the activation for the pre-activation. */
export const atOutput = defineStructure({
  name: 'atOutput',

  *candidates(evidence, k) {
    const { exhibits, plan } = evidence;
    const positions = plan.wrt.map((_, other) => other);
    const candidates: Candidate[] = [];
    for (const other of positions) {
      if (!exhibits.some((exhibit) => isAlike(exhibit, other))) continue;
      const only: Choice = (exhibit) => (isAlike(exhibit, other) ? other : -1);
      candidates.push(yield* candidateOf(evidence, k, only, nameOf(evidence, other)));
    }
    // Shapes may agree by accident, now of one input and now of another.
    if (candidates.length > 1) {
      const first: Choice = (exhibit) => positions.findIndex((other) => isAlike(exhibit, other));
      candidates.push(yield* candidateOf(evidence, k, first, nameOf(evidence, k)));
    }
    return candidates;
  },
});

function* candidateOf(
  { exhibits, plan }: Evidence,
  k: number,
  choose: Choice,
  at: string,
): Asking<Candidate> {
  const there = new Map<Exhibit, Prediction>();
  for (const exhibit of exhibits) {
    const { field, sides } = exhibit;
    const chosen = choose(exhibit);
    const input = chosen < 0 ? -1 : plan.wrt[chosen];
    const point = field.point.map((data, one) => (one === input ? field.value : data));
    const measured = chosen < 0 ? sides : yield* measuredAt(exhibit, point, plan.wrt);
    // Outside of its domain nothing is known of it.
    there.set(exhibit, measured?.[k] ?? { ...sides[k], bars: sides[k].bars.map(() => Infinity) });
  }
  return { facts: { at }, predict: (exhibit) => there.get(exhibit)! };
}

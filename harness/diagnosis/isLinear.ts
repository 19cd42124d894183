import type { Plan } from '../plan.ts';
import type { Asking } from '../question.ts';
import type { Evidence } from './evidence.ts';
import { cotangentAt, pullsAt } from './further.ts';

/** Whether a dense cotangent gives the sum of the rows, and none gives nothing. */
export function* isLinear({ law, exhibits, plan }: Omit<Evidence, 'linear'>): Asking<boolean> {
  if (law !== 'pullback') return true;
  for (const exhibit of exhibits.slice(0, 6)) {
    const u = cotangentAt(exhibit);
    const pulled = yield* pullsAt(exhibit, [u, new Float64Array(u.length)]);
    if (pulled === null) continue;
    const [whole, nothing] = pulled;
    for (let k = 0; k < exhibit.sides.length; k++) {
      const { columns, claimed, values } = exhibit.sides[k];
      for (let j = 0; j < columns; j++) {
        let sum = 0;
        let size = 0;
        for (let i = 0; i < u.length; i++) {
          const term = u[i] * claimed[i * columns + j];
          sum += term;
          size = Math.max(size, Math.abs(term), Math.abs(u[i] * values[i * columns + j]));
        }
        if (!Number.isFinite(size)) continue;
        if (nothing[k][j] !== 0) return false;
        // Generous: a gradient that is rounded to fewer digits is rounded, not a function of another kind.
        if (!(Math.abs(sum - whole[k][j]) <= roundedTo(plan) * u.length * size)) return false;
      }
    }
  }
  return true;
}

const roundedTo = ({ precision }: Plan): number => Math.max(2 ** -20, 2 ** 6 * precision.roundoff);

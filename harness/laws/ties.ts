import { outsideHull } from '../numeric/joint.ts';
import { defineLaw } from './law.ts';

/** Pairs that are looked at in one case; a mistake that is made for all ties shows in each of them. */
const most = 4;

/**
 * Where several entries are at a kink together, what is claimed of them fits together too: along the
 * diagonals of two of them it lies among the slopes around the point.
 *
 * Each for itself may lie between its one-sided slopes though all tied inputs of a max are given
 * the whole gradient.
 */
export const ties = defineLaw({
  name: 'ties',
  latex: String.raw`\langle g, v \rangle \in \left[-f^\circ(x; -v), f^\circ(x; v)\right]`,
  needs: [['vjp'], ['jacobian'], ['jvp']],

  *check(work) {
    yield* work.measured();
    let pairs = 0;
    for (let k = 0; k < work.kinks.length && pairs < most; k++) {
      const a = work.kinks[k];
      const b = work.kinks.find((other, at) => at > k && other.row === a.row);
      if (b === undefined) continue;
      pairs++;
      const outside = yield* outsideHull(work.field, a, b);
      if (outside === null) continue;
      const { claimed, lower, upper } = outside;
      return work.finding('ties', 'wrong number', {
        ...a,
        claimed,
        measured: (lower + upper) / 2,
        bar: (upper - lower) / 2,
        between: [lower, upper],
      });
    }
    return pairs === 0 ? 'not asked' : null;
  },
});

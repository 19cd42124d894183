import { outsideHull, type Kinky } from '../numeric/joint.ts';
import { defineLaw } from './law.ts';

/** Entries that are looked at together: the sectors between them double with each. */
const most = 5;

/** All pairs of a few, those that stand next to each other first. */
const pairsOf = <T>(few: readonly T[]): T[][] =>
  few.flatMap((_, apart) => few.slice(apart + 1).map((second, k) => [few[k], second]));

/** Some entries that are looked at together, and the diagonals along which: both of two, that of all of more. */
const diagonalsOf = (count: number): number[][] =>
  count === 2
    ? [
        [1, 1],
        [1, -1],
      ]
    : [Array.from({ length: count }, () => 1)];

/**
 * Where several entries are at a kink together, what is claimed of them fits together too: along the
 * diagonals of some of them it lies among the slopes around the point.
 *
 * Each for itself may lie between its one-sided slopes though all tied inputs of a max are given
 * the whole gradient.
 */
export const ties = defineLaw({
  name: 'ties',
  latex: String.raw`\langle g, v \rangle \in \left[-f^\circ(x; -v), f^\circ(x; v)\right]`,
  needs: [['vjp'], ['jacobian'], ['jvp']],
  looksAtKinks: true,

  *check(work) {
    yield* work.measured();
    const rows = new Map<number, Kinky[]>();
    for (const entry of work.kinks) rows.set(entry.row, [...(rows.get(entry.row) ?? []), entry]);
    const groups = [...rows.values()].filter((group) => group.length > 1).slice(0, 2);
    const looks = groups.flatMap((whole) => {
      const few = whole.slice(0, most);
      return [
        ...pairsOf(few),
        ...(few.length > 2 ? [few] : []),
        ...(whole.length > most ? [whole] : []),
      ];
    });
    for (const group of looks) {
      for (const turns of diagonalsOf(group.length)) {
        const outside = yield* outsideHull(work.field, group, turns);
        if (outside === null) continue;
        const { claimed, lower, upper } = outside;
        return work.finding('ties', 'wrong number', {
          ...group[0],
          claimed,
          measured: (lower + upper) / 2,
          bar: (upper - lower) / 2,
          between: [lower, upper],
        });
      }
    }
    return groups.length === 0 ? 'not asked' : null;
  },
});

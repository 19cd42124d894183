import { outsideHull, type Kinky } from '../numeric/joint.ts';
import { sumOf } from '../numeric/sumOf.ts';
import type { Asking } from '../question.ts';
import type { Finding } from '../verdict.ts';
import type { Kink } from '../heard.ts';
import type { Work } from '../work.ts';
import { defineLaw } from './law.ts';
import { claimsOf, tiedOutputs, type TiedOutputs } from './tiedOutputs.ts';

/** Entries that are looked at together: the sectors between them double with each. */
const most = 5;

/** Outputs that are looked at for themselves, and pairs of outputs that are looked at together. */
const rowsAtMost = 2;
const pairsAtMost = 8;

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

/** What is wrong with the claims of one output at the kinks of several entries. */
function* withinRow(work: Work, whole: readonly Kink[]): Asking<Finding | null> {
  const few = whole.slice(0, most);
  const looks = [
    ...pairsOf(few),
    ...(few.length > 2 ? [few] : []),
    ...(whole.length > most ? [whole] : []),
  ];
  for (const group of looks) {
    for (const turns of diagonalsOf(group.length)) {
      const outside = yield* outsideHull(work.field, group, turns);
      if (outside !== null) return findingOf(work, group[0], outside);
    }
  }
  return null;
}

/** What is wrong with the sum of two outputs, and with their difference, along each entry and all together. */
function* acrossRows(work: Work, { rows, entries }: TiedOutputs): Asking<Finding | null> {
  for (const sign of [1, -1]) {
    const field = sumOf(work.field, rows, [1, sign]);
    const group = entries.slice(0, most).map((entry): Kinky => {
      const [one, other] = claimsOf(work, entry, rows);
      return { ...entry, row: 0, claimed: one + sign * other };
    });
    const axes = group.map((_, at) => group.map((__, k) => Number(k === at)));
    for (const turns of [...axes, group.map(() => 1)]) {
      const outside = yield* outsideHull(field, group, turns);
      const at = Math.max(0, turns.indexOf(1));
      if (outside !== null) return findingOf(work, { ...group[at], row: rows[0] }, outside);
    }
  }
  return null;
}

function findingOf(
  work: Work,
  entry: Kinky,
  { claimed, lower, upper }: { claimed: number; lower: number; upper: number },
): Finding {
  return work.finding('ties', 'wrong number', {
    ...entry,
    claimed,
    measured: (lower + upper) / 2,
    bar: (upper - lower) / 2,
    between: [lower, upper],
  });
}

/**
 * Where several entries are at a kink together, what is claimed of them fits together too: along the
 * diagonals of some of them it lies among the slopes around the point.
 *
 * Each for itself may lie between its one-sided slopes though all tied inputs of a max are given
 * the whole gradient. Nor may two outputs, as of a sort, both be the same one of tied entries: their sum moves
 * with all of these. Outputs that are at a kink of one entry alone have conventions of their own, as relu(x) and
 * relu(−x) have, and so have kinks of different sharpness, such as |a − b| and max(a, b).
 */
export const ties = defineLaw({
  name: 'ties',
  latex: String.raw`\langle g, v \rangle \in \left[-f^\circ(x; -v), f^\circ(x; v)\right]`,
  needs: [['vjp'], ['jacobian'], ['jvp']],
  looksAtKinks: true,

  *check(work) {
    yield* work.measured();
    const rows = new Map<number, Kink[]>();
    for (const entry of work.kinks) rows.set(entry.row, [...(rows.get(entry.row) ?? []), entry]);
    const groups = [...rows.values()].filter((group) => group.length > 1).slice(0, rowsAtMost);
    const pairs = tiedOutputs(work, rows).slice(0, pairsAtMost);
    for (const group of groups) {
      const finding = yield* withinRow(work, group);
      if (finding !== null) return finding;
    }
    for (const pair of pairs) {
      const finding = yield* acrossRows(work, pair);
      if (finding !== null) return finding;
    }
    return groups.length + pairs.length === 0 ? 'not asked' : null;
  },
});

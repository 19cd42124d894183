import type { Kinky } from '../numeric/joint.ts';
import { entryAt } from '../numeric/sparse.ts';
import type { Kink } from '../heard.ts';
import type { Work } from '../work.ts';

/** Outputs at a kink of several entries for which others are looked for. */
const tiedAtMost = 32;

/** How far apart the kinks of two outputs may be, relative to how sharp they are, and count as the same. */
const alike = 0.01;

const isSameEntry = (a: Kinky, b: Kinky): boolean => a.input === b.input && a.column === b.column;

const sharpness = ({ lower, upper }: Kink): number => upper - lower;

/** Two outputs that may each be one of the same tied entries. */
export interface TiedOutputs {
  readonly rows: readonly [number, number];
  /** Their entries at kinks, those first of which most is claimed. */
  readonly entries: readonly Kinky[];
  /** How much of one and the same entry both claim. */
  readonly twice: number;
}

/** What two outputs have in common, where their kinks are as sharp at each entry that both are at a kink of. */
function pairOf(
  work: Work,
  one: readonly Kink[],
  row: number,
  other: readonly Kink[],
): TiedOutputs[] {
  const shared = one.flatMap((kink) => {
    const same = other.find((entry) => isSameEntry(entry, kink));
    return same === undefined ? [] : [[sharpness(kink), sharpness(same)]];
  });
  if (!shared.every(([a, b]) => Math.abs(a - b) <= alike * a)) return [];
  const more = other.filter((entry) => !one.some((kink) => isSameEntry(kink, entry)));
  const [{ row: first }] = one;
  const both = (entry: Kinky): number[] => claimsOf(work, entry, [first, row]).map(Math.abs);
  const entries = [...one, ...more].map((entry) => ({ entry, claims: both(entry) }));
  const twice = Math.max(...entries.map(({ claims }) => Math.min(...claims)));
  const byClaim = entries.toSorted((a, b) => Math.max(...b.claims) - Math.max(...a.claims));
  return [{ rows: [first, row], entries: byClaim.map(({ entry }) => entry), twice }];
}

/** What some outputs claim of an entry. */
export const claimsOf = (
  work: Work,
  { input, column }: Kinky,
  rows: readonly number[],
): number[] => {
  const matrix = work.claimed![work.layout.wrt.indexOf(input)];
  return rows.map((row) => entryAt(matrix, row, column));
};

/** An output at a kink of several entries with each that is at one of them or claims one, those first that claim the same. */
export function tiedOutputs(work: Work, rows: ReadonlyMap<number, readonly Kink[]>): TiedOutputs[] {
  const tied = [...rows.values()].filter((kinks) => kinks.length > 1).slice(0, tiedAtMost);
  const pairs = tied.flatMap((one) => {
    const partners = [...work.field.value.keys()].filter(
      (row) =>
        (row > one[0].row || (row < one[0].row && (rows.get(row)?.length ?? 0) < 2)) &&
        one.some((kink) => claimsOf(work, kink, [row])[0] !== 0),
    );
    return partners.flatMap((row) => pairOf(work, one, row, rows.get(row) ?? []));
  });
  return pairs.toSorted((a, b) => b.twice - a.twice);
}

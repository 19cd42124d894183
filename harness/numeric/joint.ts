import type { Asking, Direction } from '../question.ts';
import { examine } from './examine.ts';
import { valuesAlong, type Field } from './field.ts';

/** An entry of some input that is at a kink of one output, and what is claimed of it. */
export interface Kinky {
  readonly row: number;
  readonly input: number;
  readonly column: number;
  readonly claimed: number;
}

/** What a hull of slopes, seen at a few places only, may fall short of: mistakes here come in halves. */
const slack = 0.1;

/** Entries whose sectors are looked into: they double with each. */
const most = 5;

const moving = (group: readonly Kinky[], speed: (k: number) => number): Direction =>
  group
    .map(({ input, column }, k) => ({
      input,
      indices: [column],
      weights: Float64Array.of(speed(k)),
    }))
    .filter(({ weights: [weight] }) => weight !== 0);

/**
 * Displacements into every sector that the axes and the diagonals of a few entries cut: all signs,
 * each with the sizes in rising and in falling order.
 */
function* sectors(count: number): Generator<(k: number) => number> {
  for (let signs = 0; signs < 2 ** count; signs++) {
    const signOf = (k: number): number => ((signs >> k) & 1 ? 1 : -1);
    yield (k) => signOf(k) * (k + 1);
    yield (k) => signOf(k) * (count - k);
  }
}

/**
 * Looks along a diagonal of several entries that are at a kink together, and answers the range of
 * slopes there when what is claimed lies outside of it.
 *
 * Each claim for itself may lie between its one-sided slopes and yet all be wrong: max(1, 1) with
 * the whole gradient given to both has slope 1 along the diagonal, and 2 is claimed. What is allowed is
 * the hull of the slopes around the point (Clarke's generalised gradient, seen along the diagonal), since
 * a difference of two kinks may have a slope that no convention at each of them adds up to.
 *
 * @param turns the sign with which each entry moves; 0 for one that only makes room
 * @see F. H. Clarke, Optimization and Nonsmooth Analysis (1983), chapter 2
 */
export function* outsideHull(
  field: Field,
  group: readonly Kinky[],
  turns: readonly number[],
): Asking<{ claimed: number; lower: number; upper: number } | null> {
  const [{ row }] = group;
  const claimed = group.reduce((sum, entry, k) => sum + turns[k] * entry.claimed, 0);
  const allowed = slack * Math.max(...group.map((entry) => Math.abs(entry.claimed)));
  const diagonal = moving(group, (k) => turns[k]);
  const [slope] = yield* examine(field, diagonal, [row], [claimed]);
  let { lower, upper } = slope;
  if (slope.kind !== 'smooth' && slope.kind !== 'kink') return null;
  const inside = (): boolean => claimed >= lower - allowed && claimed <= upper + allowed;
  if (inside()) return null;
  const aside = 2 ** -Math.round(field.precision.bits / 4);
  const h = aside / 16;
  // Too many to look into each: the smooth slope along a diagonal of all needs none.
  for (const sector of group.length > most ? [] : sectors(group.length)) {
    const to = (step: number): Direction =>
      moving(group, (k) => sector(k) * aside + turns[k] * step);
    const [plus] = yield* valuesAlong(field, to(h), [1]);
    const [minus] = yield* valuesAlong(field, to(-h), [1]);
    if (plus === null || minus === null) continue;
    const there = (plus[row] - minus[row]) / (2 * h);
    lower = Math.min(lower, there);
    upper = Math.max(upper, there);
  }
  return inside() ? null : { claimed, lower, upper };
}

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

const moving = ({ input, column }: Kinky, weight: number): Direction[number] => ({
  input,
  indices: [column],
  weights: Float64Array.of(weight),
});

/** Displacements into all eight sectors that the axes and the diagonals of a plane cut. */
const sectors = [
  [2, 1],
  [1, 2],
  [-1, 2],
  [-2, 1],
  [-2, -1],
  [-1, -2],
  [1, -2],
  [2, -1],
];

/** What a hull of slopes, seen at a few places only, may fall short of: mistakes here come in halves. */
const slack = 0.1;

/**
 * Looks along both diagonals of two entries that are at a kink together, and answers the range of
 * slopes there when what is claimed lies outside of it.
 *
 * Each claim for itself may lie between its one-sided slopes and yet both be wrong: max(1, 1) with
 * the whole gradient given to both has slope 1 along the diagonal, and 2 is claimed. What is allowed is
 * the hull of the slopes around the point (Clarke's generalised gradient, seen along the diagonal), since
 * a difference of two kinks may have a slope that no convention at each of them adds up to.
 *
 * @see F. H. Clarke, Optimization and Nonsmooth Analysis (1983), chapter 2
 */
export function* outsideHull(
  field: Field,
  a: Kinky,
  b: Kinky,
): Asking<{ claimed: number; lower: number; upper: number } | null> {
  const { row } = a;
  for (const turn of [1, -1]) {
    const diagonal = [moving(a, 1), moving(b, turn)];
    const claimed = a.claimed + turn * b.claimed;
    const allowed = slack * Math.max(Math.abs(a.claimed), Math.abs(b.claimed));
    const [slope] = yield* examine(field, diagonal, [row], [claimed]);
    let { lower, upper } = slope;
    if (slope.kind !== 'smooth' && slope.kind !== 'kink') continue;
    const inside = (): boolean => claimed >= lower - allowed && claimed <= upper + allowed;
    if (inside()) continue;
    for (const [da, db] of sectors) {
      const aside = 2 ** -Math.round(field.precision.bits / 4);
      const h = aside / 16;
      const to = (step: number): Direction => [
        moving(a, da * aside + step),
        moving(b, db * aside + turn * step),
      ];
      const [plus] = yield* valuesAlong(field, to(h), [1]);
      const [minus] = yield* valuesAlong(field, to(-h), [1]);
      if (plus === null || minus === null) continue;
      const there = (plus[row] - minus[row]) / (2 * h);
      lower = Math.min(lower, there);
      upper = Math.max(upper, there);
    }
    if (!inside()) return { claimed, lower, upper };
  }
  return null;
}

import type { Random } from '../cases/random.ts';
import type { Asking, Place } from '../question.ts';
import type { Precision } from './dtype.ts';
import type { Entry } from './entryList.ts';
import { sizeWithout, valuesAt, type Field } from './field.ts';
import { noiseAround } from './noise.ts';
import type { Slope } from './slope.ts';

/** Places around the point from which a slope is looked at, and those that are asked for together. */
const places = 64;
const together = 8;

/** What a claim must be off by, relative to itself and to the slope, for a kink to explain it. */
const visible = 2 ** -6;

/** The shortest step: in octaves above the last place of the entry, and as a share of how far the others go. */
const finest = 3;
const least = 2 ** -10;

/** How much closer each place is looked at once more, at most, and in octaves above the last place of an entry. */
const closer = 2 ** -5;
const closest = 3;

/** By how much the nearer of two distances is shorter, at least. */
const shrinking = 2 ** -2;

/** The share of what a slope is off by that is left there, at a kink. */
const kept = 1 / 2;

/** For each entry of each input how far it goes, in its units. */
type Sizes = readonly Float64Array[];

/** How far each entry goes: by its own size, or for 0 by that of the others of its input, but no more than 1. */
function scalesOf(data: Float64Array): Float64Array {
  const largest = data.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  return data.map((x) => Math.abs(x) || Math.min(largest || 1, 1));
}

const floorToPower = (x: number): number => 2 ** Math.floor(Math.log2(x));

/** How far an entry moves itself, and how far all others do, in their units, from nearby and from farther. */
interface Distances {
  readonly step: number;
  readonly near: number;
  readonly far: number;
}

/**
 * The distances of a look at the slopes beside an entry.
 *
 * @param x the entry
 * @param unit how far it would go as one of the others
 * @param hidden over such a step roundings hide what the claim is off by
 */
function distancesOf({ bits }: Precision, x: number, unit: number, hidden: number): Distances {
  // As near as f tells such slopes apart: a kink that is farther than this is no excuse.
  const aside = 2 ** -Math.round(0.58 * bits);
  // Steps are short beside how far the others go, so that few span a kink and none a period of f; powers of two, so
  // that none is rounded.
  const own = 2 ** (finest - bits) * Math.abs(x);
  const step = floorToPower(
    Math.min(aside * unit, Math.max(least * aside * unit, 2 * own, 64 * hidden)),
  );
  // Both distances are long beside the step, and one is long beside the other.
  const near = Math.min(aside, Math.max(closer * aside, 2 ** (closest - bits), (4 * step) / unit));
  return { step, near, far: Math.max(aside, near / shrinking) };
}

/**
 * The slopes along one entry as seen from places beside the point, where some of these differ and the claim lies
 * between them; null where it does not.
 *
 * Of three equal numbers none moves their median alone, so that along each axis its slope is 0; beside the point it
 * is 0 or 1, and what is claimed may be either. Slopes around a kink are the same from however near; those that
 * close in on the slope at the point belong to a bend, such as that of x y at 0, and excuse nothing.
 *
 * @param most places that are looked at
 * @see F. H. Clarke, Optimization and Nonsmooth Analysis (1983), chapter 2: the hull of the slopes nearby
 */
export function* hullNearby(
  field: Field,
  input: number,
  { row, column, claimed }: Entry,
  slope: Slope,
  random: Random,
  most: number = places,
): Asking<Pick<Slope, 'lower' | 'upper'> | null> {
  const { layout, point, precision } = field;
  const off = Math.max(slope.lower - claimed, claimed - slope.upper);
  if (!(off > visible * Math.max(Math.abs(claimed), Math.abs(slope.value)))) return null;
  const units = point.map(scalesOf);
  const [rough] = (yield* noiseAround(field)).slice(row);
  const known = Math.max(rough.rounding, rough.beyond, slope.noise);
  const x = point[input][column];
  const rounded = 8 * precision.roundoff * sizeWithout(field, row, claimed * x) + 4 * known;
  const { step, near, far } = distancesOf(precision, x, units[input][column], rounded / off);
  const noise = rounded / step;
  if (!(noise <= off / 8)) return null;
  const pairsAt = (sides: readonly Sizes[], distance: number): Place[] =>
    sides.flatMap((sizes) =>
      [step, -step].map((by): Place => {
        const direction = layout.wrt.map((k) => ({
          input: k,
          indices: point[k].map((_, j) => j),
          weights: point[k].map((_, j) => {
            return k === input && j === column ? by : distance * sizes[k][j] * units[k][j];
          }),
        }));
        return { point, direction, step: 1 };
      }),
    );
  const slopesOf = (pairs: readonly (Float64Array | null)[]): number[] =>
    Array.from({ length: pairs.length / 2 }, (_, k) => {
      return ((pairs[2 * k]?.[row] ?? NaN) - (pairs[2 * k + 1]?.[row] ?? NaN)) / (2 * step);
    });
  let { lower, upper } = slope;
  for (let place = 0; place < most; place += together) {
    const all = Array.from({ length: together }, (): Sizes => {
      return point.map((data) => data.map(() => random.nextInt(-64, 64) / 64));
    });
    const slopes = slopesOf(yield* valuesAt(field, pairsAt(all, far)));
    const others = [...slopes.keys()].filter(
      (k) => slopes[k] < lower - noise || slopes[k] > upper + noise,
    );
    if (others.length === 0) continue;
    const sides = others.map((k) => all[k]);
    const nearer = slopesOf(yield* valuesAt(field, pairsAt(sides, near)));
    others.forEach((k, at) => {
      if (!((nearer[at] - slope.value) / (slopes[k] - slope.value) >= kept)) return;
      lower = Math.min(lower, nearer[at]);
      upper = Math.max(upper, nearer[at]);
    });
    if (claimed >= lower - noise && claimed <= upper + noise) return { lower, upper };
  }
  return null;
}

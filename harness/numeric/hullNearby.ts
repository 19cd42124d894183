import type { Random } from '../cases/random.ts';
import type { Asking, Direction } from '../question.ts';
import type { Entry } from './entryList.ts';
import { valuesAt, type Field } from './field.ts';
import { noiseAround } from './noise.ts';
import type { Slope } from './slope.ts';

/** Places around the point from which a slope is looked at, and those that are asked for together. */
const places = 64;
const together = 8;

/** What a claim must be off by, relative to itself and to the slope, for a kink to explain it. */
const visible = 2 ** -6;

/** The shortest step, in octaves above the last place of the entry. */
const finest = 7;

/** How far each entry goes: by its own size, or for 0 by that of the others of its input, or by 1. */
function scalesOf(data: Float64Array): Float64Array {
  const largest = data.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  return data.map((x) => Math.abs(x) || largest || 1);
}

const floorToPower = (x: number): number => 2 ** Math.floor(Math.log2(x));

/**
 * The slopes along one entry as seen from places beside the point, where some of these differ and the claim lies
 * between them; null where it does not.
 *
 * Of three equal numbers none moves their median alone, so that along each axis its slope is 0; beside the point it
 * is 0 or 1, and what is claimed may be either.
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
  // As near as f tells such slopes apart: a kink that is farther than this is no excuse.
  const aside = 2 ** -Math.round(0.58 * precision.bits);
  const units = point.map(scalesOf);
  // Powers of two, so that no step is rounded.
  const unit = floorToPower(units[input][column]);
  // Over steps that are short beside how far the others go, few differences span a kink, and none a period of f. Of
  // an entry itself they are so many last places.
  const least = Math.min(aside / 8, 2 ** (finest - precision.bits));
  const [rough] = (yield* noiseAround(field)).slice(row);
  const known = Math.max(rough.rounding, rough.beyond, slope.noise);
  const rounded = (8 * precision.roundoff * field.sizes[row] + 4 * known) / unit;
  const step = Math.min(aside, Math.max(least, 2 * floorToPower((32 * rounded) / off)));
  const noise = rounded / step;
  if (!(noise <= off / 8)) return null;
  let { lower, upper } = slope;
  const displaced = (): Direction[] => {
    const sizes = point.map((data) => data.map(() => random.nextInt(-64, 64) / 64));
    return [step, -step].map((by) =>
      layout.wrt.map((k) => ({
        input: k,
        indices: point[k].map((_, j) => j),
        weights: point[k].map((_, j) => {
          return k === input && j === column ? by * unit : aside * sizes[k][j] * units[k][j];
        }),
      })),
    );
  };
  for (let place = 0; place < most; place += together) {
    const directions = Array.from({ length: together }, displaced).flat();
    const came = yield* valuesAt(
      field,
      directions.map((direction) => ({ point, direction, step: 1 })),
    );
    for (let k = 0; k < came.length; k += 2) {
      const there = ((came[k]?.[row] ?? NaN) - (came[k + 1]?.[row] ?? NaN)) / (2 * step * unit);
      if (!Number.isFinite(there)) continue;
      lower = Math.min(lower, there);
      upper = Math.max(upper, there);
      if (claimed >= lower - noise && claimed <= upper + noise) return { lower, upper };
    }
  }
  return null;
}

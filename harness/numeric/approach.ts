import type { Asking } from '../question.ts';
import type { Aim } from './aim.ts';
import type { Field } from './field.ts';
import { largestQuantum } from './noise.ts';
import { slopesAlongEach, type Slopes } from './slopes.ts';
import type { SlopesMemory } from './slopesMemory.ts';

/** By how much nearer each look is than the one before. */
const nearer = 16;

/** How many looks there are, from 1/4 of the unit of what moves down to 1/1024. */
const looks = 3;

/** The share of rows that must be in doubt for the next look to begin nearer, or from afar after the last. */
const many = 1 / 4;

/**
 * Measures slopes as `slopesAlongEach` does, by steps so many times smaller.
 *
 * @param by a power of two, so that values and bars are as exact as the measurement itself
 */
export function* slopesFrom(
  field: Field,
  aims: readonly Aim[],
  by: number,
  memory?: SlopesMemory,
): Asking<readonly Slopes[]> {
  if (by === 1) return yield* slopesAlongEach(field, aims, memory);
  const near = aims.map(({ direction, claimed, ...aim }) => ({
    ...aim,
    direction: direction.map((part) => ({ ...part, weights: part.weights.map((w) => w / by) })),
    claimed: claimed && claimed.slower(by),
  }));
  const found = yield* slopesAlongEach(field, near, memory);
  return found.map(({ values, bars, ...slopes }) => ({
    ...slopes,
    values: values.map((x) => x * by),
    bars: bars.map((x) => x * by),
  }));
}

/**
 * Quick looks along one direction after the other, from nearer where a wide one leaves a doubt.
 *
 * A weight that a layer of ReLUs shares out crosses many kinks within a quarter and none within a thousandth.
 * What one column of a layer needs its neighbours do, so that the next look begins where the last became clear.
 */
export class Approach {
  #first = 0;
  readonly #memory: SlopesMemory;

  constructor(memory: SlopesMemory) {
    this.#memory = memory;
  }

  /** Slopes of all rows along some directions, each from as far as it became clear; the next ones are written over them. */
  *slopes(field: Field, aims: readonly Aim[]): Asking<readonly Slopes[]> {
    const first = this.#first;
    const found = yield* slopesFrom(field, aims, nearer ** first, this.#memory);
    const all = found.length * field.value.length;
    for (let look = first + 1; ; look++) {
      const again: { slopes: Slopes; aim: Aim & { only: readonly number[] } }[] = [];
      for (let k = 0; k < aims.length; k++) {
        if (found[k].shown !== null) continue;
        const only = openRows(field, found[k]);
        if (only.length > 0) again.push({ slopes: found[k], aim: { ...aims[k], only } });
      }
      if (again.length === 0) return found;
      const open = again.reduce((sum, { aim }) => sum + aim.only.length, 0);
      if (open > many * all) this.#first = look % looks;
      if (look === looks) return found;
      const nearby = yield* slopesFrom(
        field,
        again.map(({ aim }) => aim),
        nearer ** look,
      );
      const shorter = nearer ** (look - first);
      again.forEach(({ slopes, aim }, k) => {
        const told = aim.only.filter(
          (row) => !isHidden(field, aim, slopes, nearby[k], row, shorter),
        );
        take(slopes, nearby[k], told);
      });
    }
  }

  /** The slopes of some rows along a direction, as far as a single look tells. */
  *glance(field: Field, aim: Aim): Asking<Slopes> {
    const [slopes] = yield* slopesFrom(field, [aim], nearer ** this.#first);
    return slopes;
  }
}

/** The rows of which nothing is clear but that a quick look is not enough. */
function openRows(field: Field, { doubts }: Slopes): number[] {
  if (!doubts.includes(1)) return [];
  return [...doubts.keys()].filter((row) => doubts[row] === 1 && Number.isFinite(field.value[row]));
}

/**
 * Whether a row of which nothing is claimed stands still nearby though it moved from afar, by so little that over the
 * shorter steps a rounding may hide it, of whatever input.
 */
function isHidden(
  field: Field,
  { claimed }: Aim,
  { far }: Slopes,
  { values }: Slopes,
  row: number,
  shorter: number,
): boolean {
  if (claimed?.at(row) !== 0 || values[row] !== 0 || far === null) return false;
  return Math.abs(far[row] - field.value[row]) / shorter <= largestQuantum(field, row, 'all');
}

function take(into: Slopes, from: Slopes, rows: readonly number[]): void {
  for (const row of rows) {
    into.values[row] = from.values[row];
    into.bars[row] = from.bars[row];
    into.doubts[row] = from.doubts[row];
  }
}

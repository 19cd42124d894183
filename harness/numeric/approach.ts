import type { Asking, Direction } from '../question.ts';
import type { Field } from './field.ts';
import { slopesAlong, type Slopes } from './slopes.ts';

/** By how much nearer each look is than the one before. */
const nearer = 16;

/** How many looks there are, from 1/4 of the unit of what moves down to 1/1024. */
const looks = 3;

/**
 * Measures slopes as `slopesAlong` does, by steps so many times smaller.
 *
 * @param by a power of two, so that values and bars are as exact as the measurement itself
 */
export function* slopesFrom(
  field: Field,
  direction: Direction,
  by: number,
  claimed: Float64Array | null,
  only: readonly number[] | null,
): Asking<Slopes> {
  if (by === 1) return yield* slopesAlong(field, direction, claimed, only);
  const near = direction.map((part) => ({ ...part, weights: part.weights.map((w) => w / by) }));
  const expected = claimed && claimed.map((slope) => slope / by);
  const { values, bars, doubts } = yield* slopesAlong(field, near, expected, only);
  return { values: values.map((x) => x * by), bars: bars.map((x) => x * by), doubts };
}

/**
 * Quick looks along one direction after the other, from nearer where a wide one leaves a doubt.
 *
 * A weight that a layer of ReLUs shares out crosses many kinks within a quarter and none within a thousandth.
 * What one column of a layer needs its neighbours do, so that the next look begins where the last became clear.
 */
export class Approach {
  #first = 0;

  /** Slopes of all rows along a direction, each from as far as it became clear. */
  *slopes(field: Field, direction: Direction, claimed: Float64Array): Asking<Slopes> {
    const found = yield* slopesFrom(field, direction, nearer ** this.#first, claimed, null);
    const { values, bars, doubts } = found;
    const isOpen = (row: number): boolean => doubts[row] === 1 && Number.isFinite(field.value[row]);
    for (let look = this.#first + 1; doubts.includes(1); look++) {
      const open = [...doubts.keys()].filter(isOpen);
      if (open.length === 0) return found;
      if (look === looks) {
        this.#first = 0;
        return found;
      }
      if (2 * open.length > doubts.length) this.#first = look;
      const again = yield* slopesFrom(field, direction, nearer ** look, claimed, open);
      for (const row of open) {
        values[row] = again.values[row];
        bars[row] = again.bars[row];
        doubts[row] = again.doubts[row];
      }
    }
    return found;
  }

  /** The slopes of some rows, as far as a single look tells. */
  *glance(
    field: Field,
    direction: Direction,
    claimed: Float64Array,
    only: readonly number[],
  ): Asking<Slopes> {
    return yield* slopesFrom(field, direction, nearer ** this.#first, claimed, only);
  }
}

import type { Slopes } from './slopes.ts';
import { vectors } from './vectors.ts';

/** What of slopes lies in memory that is there for them. */
export type Lying = Pick<Slopes, 'values' | 'bars' | 'doubts'>;

/** Memory for slopes along several directions, and for the first values that they are made of. */
export class SlopesMemory {
  readonly rows: number;
  /** For each direction f at two places. */
  readonly answers: readonly Float64Array[];
  readonly #each: readonly Lying[];

  constructor(count: number, rows: number) {
    this.rows = rows;
    this.answers = vectors(2 * count, rows);
    const values = vectors(count, rows);
    const bars = vectors(count, rows);
    const doubts = new Uint8Array(count * rows);
    this.#each = values.map((_, k) => ({
      values: values[k],
      bars: bars[k],
      doubts: doubts.subarray(k * rows, (k + 1) * rows),
    }));
  }

  /** Along so many directions at most. */
  get count(): number {
    return this.#each.length;
  }

  /** Room for slopes along the k-th direction; those that were given before are written over. */
  at(k: number): Lying {
    return this.#each[k];
  }

  /** The same, of which nothing is known yet. */
  cleared(k: number): Lying {
    const slopes = this.#each[k];
    slopes.values.fill(0);
    slopes.bars.fill(Infinity);
    slopes.doubts.fill(1);
    return slopes;
  }
}

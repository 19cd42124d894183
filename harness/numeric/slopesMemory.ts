import type { Slopes } from './slopes.ts';
import { vectors } from './vectors.ts';

/** What of slopes lies in memory that is there for them. */
export type Lying = Pick<Slopes, 'values' | 'bars' | 'doubts'>;

/** Memory for slopes along several directions, and for the first values that they are made of. */
export class SlopesMemory {
  readonly rows: number;
  /** For each direction two places, f at which is one vector. */
  readonly answers: readonly (readonly Float64Array[])[];
  readonly #each: readonly Lying[];

  constructor(count: number, rows: number) {
    this.rows = rows;
    this.answers = vectors(2 * count, rows).map((vector) => [vector]);
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

  /** Slopes of which nothing is known yet; those that were given before are written over. */
  cleared(count: number): readonly Lying[] {
    for (let k = 0; k < count; k++) {
      const { values, bars, doubts } = this.#each[k];
      values.fill(0);
      bars.fill(Infinity);
      doubts.fill(1);
    }
    return this.#each;
  }
}

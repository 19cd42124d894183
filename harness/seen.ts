import type { Entry, EntryList } from './numeric/entryList.ts';
import { room } from './numeric/room.ts';

/** What is known of one entry of a Jacobian. */
export interface SeenEntry {
  readonly claimed: number;
  readonly measured: number;
  readonly bar: number;
  readonly wrong: boolean;
}

/** Entries of a Jacobian as a comparison came upon them, each where it stands; the others are zeros that nobody claimed. */
export class Seen {
  readonly #columns: number;
  /** Of each entry what is claimed, what was measured, and the bar. */
  readonly #numbers: Float64Array;
  readonly #wrong = new Set<number>();

  constructor(rows: number, columns: number) {
    this.#columns = columns;
    this.#numbers = room(3 * rows * columns);
  }

  take({ row, column, claimed, measured, bar }: Entry, wrong = false): void {
    const at = row * this.#columns + column;
    this.#put(at, claimed, measured, bar);
    if (wrong) this.#wrong.add(at);
  }

  takeAll({ claimed, slopes }: EntryList): void {
    const { group, weights } = claimed;
    const { columns, owners, entries, from } = group;
    const { values, bars } = slopes;
    for (let row = 0; row < values.length; row++) {
      const place = owners[from + row];
      if (place < 0) continue;
      const weight = weights[place];
      const at = row * this.#columns + columns[place];
      this.#put(at, entries[from + row], values[row] / weight, bars[row] / Math.abs(weight));
    }
  }

  #put(at: number, claimed: number, measured: number, bar: number): void {
    this.#numbers[3 * at] = claimed;
    this.#numbers[3 * at + 1] = measured;
    this.#numbers[3 * at + 2] = bar;
  }

  at(row: number, column: number): SeenEntry {
    const at = row * this.#columns + column;
    return {
      claimed: this.#numbers[3 * at],
      measured: this.#numbers[3 * at + 1],
      bar: this.#numbers[3 * at + 2],
      wrong: this.#wrong.has(at),
    };
  }
}

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
    this.#numbers.set([claimed, measured, bar], 3 * at);
    if (wrong) this.#wrong.add(at);
  }

  takeAll({ claimed, slopes }: EntryList): void {
    const { group, weights } = claimed;
    const { columns, owners, entries, from } = group;
    const { values, bars } = slopes;
    const numbers = this.#numbers;
    const wide = this.#columns;
    for (let row = 0; row < values.length; row++) {
      const place = owners[from + row];
      if (place < 0) continue;
      const weight = weights[place];
      const at = 3 * (row * wide + columns[place]);
      numbers[at] = entries[from + row];
      numbers[at + 1] = values[row] / weight;
      numbers[at + 2] = bars[row] / Math.abs(weight);
    }
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

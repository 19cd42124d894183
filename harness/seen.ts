import type { Entry, EntryList } from './numeric/entryList.ts';

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
  readonly #claimed: Float64Array;
  readonly #measured: Float64Array;
  readonly #bars: Float64Array;
  readonly #wrong = new Set<number>();

  constructor(rows: number, columns: number) {
    this.#columns = columns;
    this.#claimed = new Float64Array(rows * columns);
    this.#measured = new Float64Array(rows * columns);
    this.#bars = new Float64Array(rows * columns);
  }

  take({ row, column, claimed, measured, bar }: Entry, wrong = false): void {
    const at = row * this.#columns + column;
    this.#claimed[at] = claimed;
    this.#measured[at] = measured;
    this.#bars[at] = bar;
    if (wrong) this.#wrong.add(at);
  }

  takeAll(entries: EntryList): void {
    for (let row = 0; row < entries.rows; row++) if (entries.has(row)) this.take(entries.at(row));
  }

  at(row: number, column: number): SeenEntry {
    const at = row * this.#columns + column;
    return {
      claimed: this.#claimed[at],
      measured: this.#measured[at],
      bar: this.#bars[at],
      wrong: this.#wrong.has(at),
    };
  }
}

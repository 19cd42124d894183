/** What was measured of one entry of a Jacobian, as the comparison comes to it. */
export interface Entry {
  readonly row: number;
  readonly column: number;
  readonly claimed: number;
  readonly measured: number;
  readonly bar: number;
}

/** Entries side by side, in memory that is used again: there are as many of them as a Jacobian has. */
export class EntryList {
  count = 0;
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly claimed: Float64Array;
  readonly measured: Float64Array;
  readonly bars: Float64Array;

  /** @param most how many there may be at once */
  constructor(most: number) {
    this.rows = new Int32Array(most);
    this.columns = new Int32Array(most);
    this.claimed = new Float64Array(most);
    this.measured = new Float64Array(most);
    this.bars = new Float64Array(most);
  }

  /** Holds one entry alone. */
  only({ row, column, claimed, measured, bar }: Entry): this {
    this.count = 1;
    this.rows[0] = row;
    this.columns[0] = column;
    this.claimed[0] = claimed;
    this.measured[0] = measured;
    this.bars[0] = bar;
    return this;
  }

  at(k: number): Entry {
    return {
      row: this.rows[k],
      column: this.columns[k],
      claimed: this.claimed[k],
      measured: this.measured[k],
      bar: this.bars[k],
    };
  }
}

import type { Claimed } from './claimed.ts';
import type { Slopes } from './slopes.ts';

/** What was measured of one entry of a Jacobian, as the comparison comes to it. */
export interface Entry {
  readonly row: number;
  readonly column: number;
  readonly claimed: number;
  readonly measured: number;
  readonly bar: number;
}

/**
 * Entries of columns that moved together, at most one in each row, read where they lie: there are as many of them
 * as a Jacobian has.
 */
export class EntryList {
  readonly claimed: Claimed;
  /** Slopes of the rows along all of the columns, each by its weight. */
  readonly slopes: Slopes;

  constructor(claimed: Claimed, slopes: Slopes) {
    this.claimed = claimed;
    this.slopes = slopes;
  }

  /** As many as there are outputs. */
  get rows(): number {
    return this.slopes.values.length;
  }

  has(row: number): boolean {
    const { owners, from } = this.claimed.group;
    return owners[from + row] >= 0;
  }

  /** The bar of the entry in a row that has one. */
  barAt(row: number): number {
    const { group, weights } = this.claimed;
    return this.slopes.bars[row] / Math.abs(weights[group.owners[group.from + row]]);
  }

  /** The entry in a row that has one. */
  at(row: number): Entry {
    const { group, weights } = this.claimed;
    const { columns, owners, entries, from } = group;
    const place = owners[from + row];
    const weight = weights[place];
    return {
      row,
      column: columns[place],
      claimed: entries[from + row],
      measured: this.slopes.values[row] / weight,
      bar: this.barAt(row),
    };
  }
}

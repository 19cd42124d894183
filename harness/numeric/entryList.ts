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

  /** Writes the bars of all entries down, one after the other. @returns how many they are */
  barsInto(told: Float64Array): number {
    const { group, weights } = this.claimed;
    const { owners, from } = group;
    const { bars } = this.slopes;
    let count = 0;
    // Read before the loop, or else where these lie would be looked up again in each turn.
    void (owners[from] + weights[0] + bars[0] + told[0]);
    for (let row = 0; row < bars.length; row++) {
      const place = owners[from + row];
      if (place >= 0) told[count++] = bars[row] / Math.abs(weights[place]);
    }
    return count;
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
      bar: this.slopes.bars[row] / Math.abs(weight),
    };
  }
}

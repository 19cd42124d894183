import type { Group } from './compression.ts';
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
  /** The first `count` of these are the rows. */
  readonly rows: ArrayLike<number>;
  readonly count: number;
  readonly group: Group;
  /** How fast each column of the group moved. */
  readonly weights: Float64Array;
  /** Slopes of the rows along all of the columns, each by its weight. */
  readonly slopes: Slopes;

  constructor(
    rows: ArrayLike<number>,
    count: number,
    group: Group,
    weights: Float64Array,
    slopes: Slopes,
  ) {
    this.rows = rows;
    this.count = count;
    this.group = group;
    this.weights = weights;
    this.slopes = slopes;
  }

  at(k: number): Entry {
    const { columns, owners, entries, from } = this.group;
    const { values, bars } = this.slopes;
    const row = this.rows[k];
    const place = owners[from + row];
    const weight = this.weights[place];
    return {
      row,
      column: columns[place],
      claimed: entries[from + row],
      measured: values[row] / weight,
      bar: bars[row] / Math.abs(weight),
    };
  }
}

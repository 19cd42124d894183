import type { Group } from './compression.ts';

/** What is claimed of each output along a direction: entries of columns that move together, each by its weight. */
export class Claimed {
  readonly group: Group;
  /** How fast each column of the group moves. */
  readonly weights: Float64Array;
  /** How far from the origin they are, in units of how fast they move; null where nobody has looked yet. */
  readonly stretch: number | null;

  constructor(group: Group, weights: Float64Array, stretch: number | null = null) {
    this.group = group;
    this.weights = weights;
    this.stretch = stretch;
  }

  /** Slopes as they are: those of one column that moves at unit speed. */
  static of(slopes: Float64Array): Claimed {
    const owners = new Int32Array(slopes.length);
    const group = { columns: Int32Array.of(0), owners, entries: slopes, from: 0 };
    return new Claimed(group, Float64Array.of(1));
  }

  /** The slope of an output; 0 where no column has an entry. */
  at(row: number): number {
    const { owners, entries, from } = this.group;
    const place = owners[from + row];
    return place < 0 ? 0 : entries[from + row] * this.weights[place];
  }

  /** The same along a direction that is so many times slower. */
  slower(by: number): Claimed {
    return new Claimed(
      this.group,
      this.weights.map((weight) => weight / by),
      this.stretch && this.stretch * by,
    );
  }
}

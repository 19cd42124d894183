import { nonzeroFrom } from './nonzeroFrom.ts';
import { indexRoom, room } from './room.ts';

/** A matrix by rows, without its zeros: most entries of most Jacobians are 0. */
export interface Sparse {
  readonly rows: number;
  readonly columns: number;
  /** Row i has the entries from starts[i] up to starts[i + 1]. */
  readonly starts: Int32Array;
  /** The column of each entry, ascending within a row. */
  readonly indices: Int32Array;
  readonly values: Float64Array;
  /** Whether all of them were finite as they came. */
  readonly isFinite: boolean;
}

/** The entry in a row and a column, 0 where there is none. */
export function entryAt({ starts, indices, values }: Sparse, row: number, column: number): number {
  let low = starts[row];
  let high = starts[row + 1] - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (indices[middle] === column) return values[middle];
    if (indices[middle] < column) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

/** The largest absolute value of finite entries, or `least` where none is larger. */
export function largestOf({ values }: Sparse, least: number): number {
  let largest = least;
  for (let k = 0; k < values.length; k++) {
    const size = Math.abs(values[k]);
    if (size > largest && size < Infinity) largest = size;
  }
  return largest;
}

/** Entries that room is made for at most before they come: a first row may be the only full one. */
const most = 2 ** 16;

/** So many entries are taken together once one is not 0: they mostly come together. */
const together = 16;

/** Collects the rows of a sparse matrix, one after the other. */
export class Rows {
  readonly #columns: number;
  readonly #rows: number;
  readonly #starts: number[] = [0];
  #isFinite = true;
  #indices: Int32Array;
  #values: Float64Array;
  #size = 0;

  /** @param rows as many as there will be, where that is known: room for all is then made as soon as the first foretells it */
  constructor(columns: number, rows = 0) {
    this.#columns = columns;
    this.#rows = rows;
    // As many as one full row has are all that z = Wx has by W, and that an element-wise function has.
    this.#indices = indexRoom(columns);
    this.#values = room(columns);
  }

  /** Makes room for so many more entries. */
  #reserve(more: number): void {
    if (this.#size + more <= this.#values.length) return;
    const done = this.#starts.length - 1;
    const foretold = done === 0 ? 0 : Math.ceil(this.#size / done) * this.#rows;
    const needed = Math.max(2 * this.#values.length, this.#size + more);
    const capacity = Math.max(needed, Math.min(foretold, most));
    const indices = indexRoom(capacity);
    const values = room(capacity);
    indices.set(this.#indices);
    values.set(this.#values);
    this.#indices = indices;
    this.#values = values;
  }

  /**
   * Adds a row: the entries of `from` beginning at `at`, each divided by `by`, a power of two.
   *
   * @returns whether all of them are finite
   */
  push(from: Float64Array, by: number, at = 0): boolean {
    const end = at + this.#columns;
    // x − x is NaN where x is not finite, and so is every sum with it.
    let nothing = 0;
    const share = 1 / by;
    for (let first = at; (first = nonzeroFrom(from, first, end)) < end;) {
      const last = Math.min(end, first + together);
      this.#reserve(last - first);
      const indices = this.#indices;
      const values = this.#values;
      let size = this.#size;
      for (; first < last; first++) {
        const x = from[first];
        nothing += x - x;
        indices[size] = first - at;
        values[size] = x * share;
        // Without a branch: what is 0 is written over.
        size += x === 0 ? 0 : 1;
      }
      this.#size = size;
    }
    this.#starts.push(this.#size);
    const isFinite = nothing === 0;
    if (!isFinite) this.#isFinite = false;
    return isFinite;
  }

  done(): Sparse {
    const starts = indexRoom(this.#starts.length);
    starts.set(this.#starts);
    return {
      rows: this.#starts.length - 1,
      columns: this.#columns,
      starts,
      indices: this.#indices.subarray(0, this.#size),
      values: this.#values.subarray(0, this.#size),
      isFinite: this.#isFinite,
    };
  }
}

/** A matrix with other rows in the place of some, in ascending order. */
export function withRows(matrix: Sparse, places: readonly number[], others: Sparse): Sparse {
  const { rows, columns } = matrix;
  const starts = new Int32Array(rows + 1);
  const indices: number[] = [];
  const values: number[] = [];
  let next = 0;
  for (let i = 0; i < rows; i++) {
    const isOther = i === places[next];
    const from = isOther ? others : matrix;
    const row = isOther ? next++ : i;
    for (let k = from.starts[row]; k < from.starts[row + 1]; k++) {
      indices.push(from.indices[k]);
      values.push(from.values[k]);
    }
    starts[i + 1] = values.length;
  }
  return {
    rows,
    columns,
    starts,
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
    isFinite: values.every(Number.isFinite),
  };
}

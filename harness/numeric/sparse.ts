/** A matrix by rows, without its zeros: most entries of most Jacobians are 0. */
export interface Sparse {
  readonly rows: number;
  readonly columns: number;
  /** Row i has the entries from starts[i] up to starts[i + 1]. */
  readonly starts: Int32Array;
  /** The column of each entry, ascending within a row. */
  readonly indices: Int32Array;
  readonly values: Float64Array;
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

/** So many numbers are looked at together: a row of a Jacobian by weights is mostly zeros. */
const together = 16;

/** Whether the next numbers are all 0; the last one first, since what holds it holds the others. */
const areZeros = (x: ArrayLike<number>, at: number): boolean =>
  x[at + 15] === 0 &&
  x[at + 14] === 0 &&
  x[at + 13] === 0 &&
  x[at + 12] === 0 &&
  x[at + 11] === 0 &&
  x[at + 10] === 0 &&
  x[at + 9] === 0 &&
  x[at + 8] === 0 &&
  x[at + 7] === 0 &&
  x[at + 6] === 0 &&
  x[at + 5] === 0 &&
  x[at + 4] === 0 &&
  x[at + 3] === 0 &&
  x[at + 2] === 0 &&
  x[at + 1] === 0 &&
  x[at] === 0;

/** Entries that room is made for at most before they come: a first row may be the only full one. */
const most = 2 ** 16;

/** Collects the rows of a sparse matrix, one after the other. */
export class Rows {
  readonly #columns: number;
  readonly #rows: number;
  readonly #starts: number[] = [0];
  #indices: Int32Array;
  #values: Float64Array;
  #size = 0;

  /** @param rows as many as there will be, where that is known: room for all is then made as soon as the first foretells it */
  constructor(columns: number, rows = 0) {
    this.#columns = columns;
    this.#rows = rows;
    // As many as one full row has are all that z = Wx has by W, and that an element-wise function has.
    this.#indices = new Int32Array(columns);
    this.#values = new Float64Array(columns);
  }

  #grow(): void {
    const done = this.#starts.length - 1;
    const foretold = done === 0 ? 0 : Math.ceil(this.#size / done) * this.#rows;
    const capacity = Math.max(2 * this.#indices.length, Math.min(foretold, most));
    const indices = new Int32Array(capacity);
    const values = new Float64Array(capacity);
    indices.set(this.#indices);
    values.set(this.#values);
    this.#indices = indices;
    this.#values = values;
  }

  /**
   * Adds a row: the entries of `from` beginning at `at`, each divided by `by`.
   *
   * @returns whether all of them are finite
   */
  push(from: ArrayLike<number>, by: number, at = 0): boolean {
    const columns = this.#columns;
    let indices = this.#indices;
    let values = this.#values;
    let size = this.#size;
    // x − x is NaN where x is not finite, and so is every sum with it.
    let nothing = 0;
    for (let j = 0; j < columns;) {
      while (j + together <= columns && areZeros(from, at + j)) j += together;
      for (const end = Math.min(columns, j + together); j < end; j++) {
        const x = from[at + j];
        if (x === 0) continue;
        if (size === values.length) {
          this.#size = size;
          this.#grow();
          indices = this.#indices;
          values = this.#values;
        }
        nothing += x - x;
        indices[size] = j;
        values[size++] = x / by;
      }
    }
    this.#size = size;
    this.#starts.push(size);
    return nothing === 0;
  }

  /** Takes the last row away. */
  pop(): void {
    this.#starts.pop();
    this.#size = this.#starts.at(-1)!;
  }

  done(): Sparse {
    return {
      rows: this.#starts.length - 1,
      columns: this.#columns,
      starts: Int32Array.from(this.#starts),
      indices: this.#indices.subarray(0, this.#size),
      values: this.#values.subarray(0, this.#size),
    };
  }
}

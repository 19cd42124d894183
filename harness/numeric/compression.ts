import type { Sparse } from './sparse.ts';

/** Columns of a matrix of which no two have an entry in the same row. */
export interface Group {
  readonly columns: Int32Array;
  /** For each row the position in `columns` of the one that has an entry there; −1 where none has. */
  readonly owner: Int32Array;
  /** For each row that entry; 0 where there is none. */
  readonly entries: Float64Array;
}

/** Columns may move together whose numbers are within the same so many octaves, from those below the first on. */
const octaves = 8;

/** The kind of a column of which nothing is claimed. */
const empty = -1;

/**
 * Groups the columns of a Jacobian so that all of a group can be moved at once: each row then
 * tells of one column. An element-wise function needs one group, z = Wx by W as many as x has entries.
 *
 * Columns that move at very different speeds are kept apart, and so are those without any entry from all others: what
 * is claimed to be zero must not hide in what rounding and truncation leave of a large neighbour.
 *
 * Greedy in the order of the columns, as in A. R. Curtis, M. J. D. Powell and J. K. Reid, "On the
 * estimation of sparse Jacobian matrices", IMA J. Appl. Math. 13 (1974); each column starts looking
 * behind the groups that its rows have filled already, so that dense rows cost no search.
 *
 * @param point the numbers that the columns belong to: large ones move as much faster
 */
export function groupColumns(matrix: Sparse, point: ArrayLike<number>): Group[] {
  const { starts, rowsOf } = byColumn(matrix);
  const { rows, columns } = matrix;
  const kinds = new Int16Array(columns);
  for (let j = 0; j < columns; j++) {
    if (starts[j] === starts[j + 1]) kinds[j] = empty;
    else if (Math.abs(point[j]) >= 2 ** octaves) {
      kinds[j] = Math.floor(Math.log2(Math.abs(point[j])) / octaves);
    }
  }
  const { groupOf, sizes } = colour(starts, rowsOf, rows, kinds);
  // One piece of memory each for all groups: making one costs as much as filling it.
  const owners = new Int32Array(sizes.length * rows).fill(-1);
  const entries = new Float64Array(sizes.length * rows);
  const sorted = new Int32Array(columns);
  const ends = new Int32Array(sizes.length);
  for (let g = 1; g < sizes.length; g++) ends[g] = ends[g - 1] + sizes[g - 1];
  const firsts = ends.slice();
  const places = new Int32Array(columns);
  for (let j = 0; j < columns; j++) {
    const g = groupOf[j];
    places[j] = ends[g] - firsts[g];
    sorted[ends[g]++] = j;
  }
  for (let i = 0; i < rows; i++) {
    for (let k = matrix.starts[i]; k < matrix.starts[i + 1]; k++) {
      const j = matrix.indices[k];
      const cell = groupOf[j] * rows + i;
      owners[cell] = places[j];
      entries[cell] = matrix.values[k];
    }
  }
  return sizes.map((_, g) => ({
    columns: sorted.subarray(firsts[g], ends[g]),
    owner: owners.subarray(g * rows, (g + 1) * rows),
    entries: entries.subarray(g * rows, (g + 1) * rows),
  }));
}

/** The group of each column, and how many columns each group has; all of a group are of one kind. */
function colour(
  starts: Int32Array,
  rowsOf: Int32Array,
  rows: number,
  kinds: Int16Array,
): { groupOf: Int32Array; sizes: number[] } {
  const groupOf = new Int32Array(starts.length - 1);
  const sizes: number[] = [];
  /** For each row the groups before this one are all taken. */
  const filled = new Int32Array(rows);
  const taken: Uint8Array[] = [];
  const kindOf: number[] = [];
  for (let j = 0; j < groupOf.length; j++) {
    const from = starts[j];
    const to = starts[j + 1];
    let g = 0;
    for (let k = from; k < to; k++) if (filled[rowsOf[k]] > g) g = filled[rowsOf[k]];
    const kind = kinds[j];
    while (g < sizes.length && (kindOf[g] !== kind || !isFree(taken[g], rowsOf, from, to))) g++;
    if (g === sizes.length) {
      sizes.push(0);
      kindOf.push(kind);
      taken.push(new Uint8Array(rows));
    }
    for (let k = from; k < to; k++) {
      const row = rowsOf[k];
      taken[g][row] = 1;
      if (filled[row] === g) filled[row]++;
    }
    groupOf[j] = g;
    sizes[g]++;
  }
  return { groupOf, sizes };
}

function isFree(taken: Uint8Array, rowsOf: Int32Array, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (taken[rowsOf[k]] !== 0) return false;
  return true;
}

/** The rows of the entries of each column. */
function byColumn({ rows, columns, starts, indices }: Sparse): {
  starts: Int32Array;
  rowsOf: Int32Array;
} {
  const first = new Int32Array(columns + 1);
  for (let k = 0; k < indices.length; k++) first[indices[k] + 1]++;
  for (let j = 0; j < columns; j++) first[j + 1] += first[j];
  const next = first.slice();
  const rowsOf = new Int32Array(indices.length);
  for (let i = 0; i < rows; i++) {
    for (let k = starts[i]; k < starts[i + 1]; k++) rowsOf[next[indices[k]]++] = i;
  }
  return { starts: first, rowsOf };
}

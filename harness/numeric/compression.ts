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
  return groupsOf(matrix, groupSingles(matrix, point) ?? groupAny(matrix, point));
}

/** In which group each column is and at which place, how many each group has, and what its rows own. */
interface Grouping {
  readonly groupOf: Int32Array;
  readonly places: Int32Array;
  readonly sizes: readonly number[];
  readonly owners: Int32Array;
  readonly entries: Float64Array;
}

function groupsOf({ rows, columns }: Sparse, grouping: Grouping): Group[] {
  const { groupOf, places, sizes, owners, entries } = grouping;
  const firsts = new Int32Array(sizes.length + 1);
  for (let g = 0; g < sizes.length; g++) firsts[g + 1] = firsts[g] + sizes[g];
  const sorted = new Int32Array(columns);
  for (let j = 0; j < columns; j++) sorted[firsts[groupOf[j]] + places[j]] = j;
  return sizes.map((_, g) => ({
    columns: sorted.subarray(firsts[g], firsts[g + 1]),
    owner: owners.subarray(g * rows, (g + 1) * rows),
    entries: entries.subarray(g * rows, (g + 1) * rows),
  }));
}

/**
 * Groups columns of one entry each, or none: the k-th of one row goes with the k-th of every other.
 *
 * z = Wx by W and what is element-wise are such; they come row by row, and need no search.
 *
 * @returns null where a column has two entries, or moves at a speed of its own
 */
function groupSingles(matrix: Sparse, point: ArrayLike<number>): Grouping | null {
  const { rows, columns, starts, indices, values } = matrix;
  if (indices.length > columns) return null;
  const groups = densest(matrix);
  const sizes = Array.from({ length: groups }, () => 0);
  const groupOf = new Int32Array(columns).fill(-1);
  const places = new Int32Array(columns);
  const owners = new Int32Array(groups * rows).fill(-1);
  const entries = new Float64Array(groups * rows);
  for (let i = 0; i < rows; i++) {
    const start = starts[i];
    const end = starts[i + 1];
    for (let k = start, cell = i; k < end; k++, cell += rows) {
      const j = indices[k];
      if (groupOf[j] >= 0 || speedOf(point[j]) !== 0) return null;
      groupOf[j] = k - start;
      places[j] = sizes[k - start]++;
      owners[cell] = places[j];
      entries[cell] = values[k];
    }
  }
  return indices.length === columns ? { groupOf, places, sizes, owners, entries } : null;
}

/** Groups columns greedily, each into the first group that has its rows free. */
function groupAny(matrix: Sparse, point: ArrayLike<number>): Grouping {
  const { rows, columns } = matrix;
  const { starts, rowsOf, values } = byColumn(matrix);
  const kindOf: number[] = [];
  const sizes: number[] = [];
  const groupOf = new Int32Array(columns);
  const places = new Int32Array(columns);
  /** For each row the groups before this one are all taken. */
  const filled = new Int32Array(rows);
  // One piece of memory each for all groups, since making one costs as much as filling it: of so many at least.
  let owners = new Int32Array(densest(matrix) * rows).fill(-1);
  let entries = new Float64Array(owners.length);
  for (let j = 0; j < columns; j++) {
    const from = starts[j];
    const to = starts[j + 1];
    const kind = from === to ? empty : speedOf(point[j]);
    let g = 0;
    for (let k = from; k < to; k++) if (filled[rowsOf[k]] > g) g = filled[rowsOf[k]];
    while (
      g < sizes.length &&
      (kindOf[g] !== kind || !isFree(owners, g * rows, rowsOf, from, to))
    ) {
      g++;
    }
    if (g === sizes.length) {
      sizes.push(0);
      kindOf.push(kind);
      if ((g + 1) * rows > owners.length) {
        owners = grown(owners, new Int32Array(2 * (g + 1) * rows).fill(-1));
        entries = grown(entries, new Float64Array(owners.length));
      }
    }
    const place = sizes[g]++;
    for (let k = from; k < to; k++) {
      const row = rowsOf[k];
      owners[g * rows + row] = place;
      entries[g * rows + row] = values[k];
      if (filled[row] === g) filled[row]++;
    }
    groupOf[j] = g;
    places[j] = place;
  }
  return { groupOf, places, sizes, owners, entries };
}

/** The kind of a column by the number that it belongs to: 0 for all but large ones. */
const speedOf = (x: number): number =>
  Math.abs(x) >= 2 ** octaves ? Math.floor(Math.log2(Math.abs(x)) / octaves) : 0;

/** Whether no column of a group has an entry in these rows. */
function isFree(
  owners: Int32Array,
  group: number,
  rowsOf: Int32Array,
  from: number,
  to: number,
): boolean {
  for (let k = from; k < to; k++) if (owners[group + rowsOf[k]] >= 0) return false;
  return true;
}

/** As many entries as any row has: no fewer groups will do. */
function densest({ rows, starts }: Sparse): number {
  let most = 0;
  for (let i = 0; i < rows; i++) most = Math.max(most, starts[i + 1] - starts[i]);
  return most;
}

function grown<T extends Int32Array | Float64Array>(from: T, into: T): T {
  into.set(from);
  return into;
}

/** The entries of each column, and their rows. */
function byColumn({ rows, columns, starts, indices, values }: Sparse): {
  starts: Int32Array;
  rowsOf: Int32Array;
  values: Float64Array;
} {
  const first = new Int32Array(columns + 1);
  for (let k = 0; k < indices.length; k++) first[indices[k] + 1]++;
  for (let j = 0; j < columns; j++) first[j + 1] += first[j];
  const next = first.slice();
  const rowsOf = new Int32Array(indices.length);
  const sorted = new Float64Array(indices.length);
  for (let i = 0; i < rows; i++) {
    for (let k = starts[i]; k < starts[i + 1]; k++) {
      const at = next[indices[k]]++;
      rowsOf[at] = i;
      sorted[at] = values[k];
    }
  }
  return { starts: first, rowsOf, values: sorted };
}

import { indexRoom } from './room.ts';
import type { Sparse } from './sparse.ts';

/** Columns of a matrix of which no two have an entry in the same row. */
export interface Group {
  readonly columns: Int32Array;
  /** For each row, `from` here on, the position in `columns` of the one that has an entry there; −1 where none has. */
  readonly owners: Int32Array;
  /** For each row that entry; 0 where there is none. */
  readonly entries: Float64Array;
  readonly from: number;
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
 * @param point the numbers that the columns belong to: large ones move as much faster
 */
export const groupColumns = (
  matrix: Sparse,
  point: ArrayLike<number>,
  memory = new GroupMemory(),
): Group[] => groupByPosition(matrix, point, memory) ?? groupGreedily(matrix, point);

/** Memory that groups lie in, for as long as nobody else is given it. */
export class GroupMemory {
  owners = new Int32Array(0);
  entries = new Float64Array(0);
  firsts = new Int32Array(0);
  places = new Int32Array(0);

  /** Makes room for so many rows of groups and for so many columns, as they are at first. */
  clear(rows: number, columns: number): void {
    if (this.owners.length < rows) {
      this.owners = new Int32Array(rows);
      this.entries = new Float64Array(rows);
    } else this.entries.fill(0, 0, rows);
    if (this.firsts.length < columns) {
      this.firsts = new Int32Array(columns);
      this.places = new Int32Array(columns);
    }
    this.owners.fill(-1, 0, rows);
    this.firsts.fill(-1, 0, columns);
  }
}

/** Numbers between the rows of one group and those of the next, which else would share few places in a cache. */
const apart = 8;

/**
 * Groups columns by where they first stand in a row: the k-th entries of all rows go together. Of groups there are then
 * as few as can be, and nothing is searched for: a dense matrix, a triangular one, z = Wx by W, what is element-wise.
 *
 * @returns null where two columns of a group meet in a row, one has no entry, or one moves at a speed of its own
 */
function groupByPosition(
  matrix: Sparse,
  point: ArrayLike<number>,
  memory: GroupMemory,
): Group[] | null {
  const { rows, columns, starts, indices, values } = matrix;
  const groups = densest(matrix);
  const stride = rows + apart;
  memory.clear(groups * stride, columns);
  // For each column where the rows of its group begin, −1 for one that has not come yet, and its place in the group.
  const { owners, entries, firsts, places } = memory;
  const sizes = indexRoom(groups);
  // Whoever moves columns remembers which: that memory is not used again.
  const members = indexRoom(groups * stride);
  let met = 0;
  // Read before the loop, or else where these lie would be looked up again in each turn.
  void (starts[0] + indices[0] + values[0] + owners[0] + entries[0] + firsts[0] + places[0]);
  void (sizes[0] + members[0] + point[0]);
  for (let i = 0; i < rows; i++) {
    const start = starts[i];
    const end = starts[i + 1];
    for (let k = start; k < end; k++) {
      const j = indices[k];
      let first = firsts[j];
      let place = places[j];
      if (first < 0) {
        if (speedOf(point[j]) !== 0) return null;
        first = firsts[j] = (k - start) * stride;
        place = places[j] = sizes[k - start]++;
        members[first + place] = j;
        met++;
      }
      if (owners[first + i] >= 0) return null;
      owners[first + i] = place;
      entries[first + i] = values[k];
    }
  }
  if (met < columns) return null;
  const found: Group[] = [];
  for (let g = 0, from = 0; g < groups; g++, from += stride) {
    found.push({ columns: members.subarray(from, from + sizes[g]), owners, entries, from });
  }
  return found;
}

/**
 * Groups columns greedily, each into the first group that has its rows free.
 *
 * In the order of the columns, as in A. R. Curtis, M. J. D. Powell and J. K. Reid, "On the
 * estimation of sparse Jacobian matrices", IMA J. Appl. Math. 13 (1974); each column starts looking
 * behind the groups that its rows have filled already, so that dense rows cost no search.
 */
function groupGreedily(matrix: Sparse, point: ArrayLike<number>): Group[] {
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
  const firsts = new Int32Array(sizes.length + 1);
  for (let g = 0; g < sizes.length; g++) firsts[g + 1] = firsts[g] + sizes[g];
  const sorted = new Int32Array(columns);
  for (let j = 0; j < columns; j++) sorted[firsts[groupOf[j]] + places[j]] = j;
  return sizes.map((_, g): Group => ({
    columns: sorted.subarray(firsts[g], firsts[g + 1]),
    owners,
    entries,
    from: g * rows,
  }));
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

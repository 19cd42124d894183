import type { Sparse } from './sparse.ts';

/** Columns of a matrix of which no two have an entry in the same row. */
export interface Group {
  readonly columns: Int32Array;
  /** For each row the position in `columns` of the one that has an entry there; −1 where none has. */
  readonly owner: Int32Array;
  /** For each row that entry; 0 where there is none. */
  readonly entries: Float64Array;
}

interface Growing {
  readonly columns: number[];
  readonly owner: Int32Array;
  readonly entries: Float64Array;
}

/**
 * Groups the columns of a Jacobian so that all of a group can be moved at once: each row then
 * tells of one column. An element-wise function needs one group, z = Wx by W as many as x has entries.
 *
 * Greedy in the order of the columns, as in A. R. Curtis, M. J. D. Powell and J. K. Reid, "On the
 * estimation of sparse Jacobian matrices", IMA J. Appl. Math. 13 (1974); each column starts looking
 * behind the groups that its rows have filled already, so that dense rows cost no search.
 */
export function groupColumns(matrix: Sparse): Group[] {
  const { starts, rowsOf, values } = byColumn(matrix);
  const filled = new Int32Array(matrix.rows);
  const groups: Growing[] = [];
  for (let j = 0; j < matrix.columns; j++) {
    const from = starts[j];
    const to = starts[j + 1];
    let g = 0;
    for (let k = from; k < to; k++) g = Math.max(g, filled[rowsOf[k]]);
    while (g < groups.length && !isFree(groups[g], rowsOf, from, to)) g++;
    if (g >= groups.length) {
      g = groups.length;
      groups.push({
        columns: [],
        owner: new Int32Array(matrix.rows).fill(-1),
        entries: new Float64Array(matrix.rows),
      });
    }
    const { columns, owner, entries } = groups[g];
    for (let k = from; k < to; k++) {
      const row = rowsOf[k];
      owner[row] = columns.length;
      entries[row] = values[k];
      if (filled[row] === g) filled[row]++;
    }
    columns.push(j);
  }
  return groups.map((group) => ({ ...group, columns: Int32Array.from(group.columns) }));
}

function isFree({ owner }: Growing, rowsOf: Int32Array, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (owner[rowsOf[k]] >= 0) return false;
  return true;
}

/** The same entries column by column. */
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

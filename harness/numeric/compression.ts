/** Columns of a matrix of which no two have an entry in the same row. */
export interface Group {
  readonly columns: Int32Array;
  /** For each row the position in `columns` of the one that has an entry there; −1 where none has. */
  readonly owner: Int32Array;
}

/**
 * Groups the columns of a Jacobian so that all of a group can be moved at once: each row then
 * tells of one column. An element-wise function needs one group, z = Wx by W as many as x has entries.
 *
 * Greedy in the order of the columns, as in A. R. Curtis, M. J. D. Powell and J. K. Reid, "On the
 * estimation of sparse Jacobian matrices", IMA J. Appl. Math. 13 (1974).
 *
 * @param matrix row-major, `rows` × `columns`; an entry is what is not 0
 */
export function groupColumns(matrix: Float64Array, rows: number, columns: number): Group[] {
  const { starts, entries } = byColumn(matrix, rows, columns);
  const members: number[][] = [];
  const owners: Int32Array[] = [];
  for (let j = 0; j < columns; j++) {
    let g = 0;
    for (; g < members.length; g++) {
      const owner = owners[g];
      let free = true;
      for (let k = starts[j]; free && k < starts[j + 1]; k++) free = owner[entries[k]] < 0;
      if (free) break;
    }
    if (g === members.length) {
      members.push([]);
      owners.push(new Int32Array(rows).fill(-1));
    }
    for (let k = starts[j]; k < starts[j + 1]; k++) owners[g][entries[k]] = members[g].length;
    members[g].push(j);
  }
  return members.map((group, g) => ({ columns: Int32Array.from(group), owner: owners[g] }));
}

/** For each column the rows in which it has an entry. */
function byColumn(
  matrix: Float64Array,
  rows: number,
  columns: number,
): { starts: Int32Array; entries: Int32Array } {
  const starts = new Int32Array(columns + 1);
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, at++) if (matrix[at] !== 0) starts[j + 1]++;
  }
  for (let j = 0; j < columns; j++) starts[j + 1] += starts[j];
  const entries = new Int32Array(starts[columns]);
  const next = starts.slice();
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, at++) if (matrix[at] !== 0) entries[next[j]++] = i;
  }
  return { starts, entries };
}

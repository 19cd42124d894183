import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupColumns, GroupMemory, type Group } from '../../../harness/numeric/compression.ts';
import { Rows, type Sparse } from '../../../harness/numeric/sparse.ts';

function sparse(rows: number[][], columns: number): Sparse {
  const collected = new Rows(columns);
  for (const row of rows) collected.push(Float64Array.from(row), 1);
  return collected.done();
}

/** Any matrix of small numbers, most of them 0. */
const matrices = fc
  .tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 1, max: 7 }))
  .chain(([n, m]) => {
    const entry = fc.integer({ min: -9, max: 9 }).map((k) => (Math.abs(k) > 5 ? k - 5 : 0));
    const row = fc.array(entry, { minLength: m, maxLength: m });
    return fc.array(row, { minLength: n, maxLength: n }).map((rows) => ({ rows, m }));
  });

const identityOf = (n: number): number[][] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_unused, j) => Number(i === j)));

/** ∂(W x)/∂W for W of n × m: row i has its entries in the columns of row i of W. */
const byWeights = (n: number, m: number): number[][] =>
  Array.from({ length: n }, (_, i) =>
    Array.from({ length: n * m }, (_unused, k) => (Math.floor(k / m) === i ? (k % m) + 1 : 0)),
  );

/** The groups of a matrix, at a point of which only sizes matter. */
const grouped = (rows: number[][], columns: number, point: number[] = []): Group[] =>
  groupColumns(sparse(rows, columns), [...point, ...Array.from({ length: columns }, () => 1)]);

describe('groupColumns', () => {
  it('puts every column into one group, and no two of a group into one row', () => {
    fc.assert(
      fc.property(matrices, ({ rows, m }) => {
        const groups = grouped(rows, m);
        const all = groups.flatMap(({ columns }) => [...columns]);
        expect(all.toSorted((a, b) => a - b)).toEqual(Array.from({ length: m }, (_, j) => j));
        for (const { columns } of groups) {
          for (const row of rows) {
            expect([...columns].filter((j) => row[j] !== 0).length).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });

  it('knows for each row the column that has an entry there, and the entry', () => {
    fc.assert(
      fc.property(matrices, ({ rows, m }) => {
        for (const { columns, owners, entries, from } of grouped(rows, m)) {
          const places = rows.map((row) => [...columns].findIndex((j) => row[j] !== 0));
          rows.forEach((row, i) => {
            const at = places[i];
            const entry = at < 0 ? 0 : row[columns[at]];
            expect([owners[from + i], entries[from + i]]).toEqual([at, entry]);
          });
        }
      }),
    );
  });

  it('needs no more groups than columns, nor fewer than a row has entries', () => {
    fc.assert(
      fc.property(matrices, ({ rows, m }) => {
        const count = grouped(rows, m).length;
        const densest = Math.max(0, ...rows.map((row) => row.filter((x) => x !== 0).length));
        expect(count).toBeGreaterThanOrEqual(densest);
        expect(count).toBeLessThanOrEqual(m);
      }),
    );
  });

  it('needs one group for an element-wise function', () => {
    expect(grouped(identityOf(9), 9)).toHaveLength(1);
  });

  it('needs as many groups as a row of a triangle or of a full matrix has entries', () => {
    const lower = [1, 2, 3, 4].map((n) => [1, 2, 3, 4].map((j) => (j <= n ? n + j : 0)));
    const alone = [[0], [1], [2], [3]];
    expect(grouped(lower, 4).map(({ columns }) => [...columns])).toEqual(alone);
    const dense = lower.map((row) => row.map((x) => x + 1));
    expect(grouped(dense, 4).map(({ columns }) => [...columns])).toEqual(alone);
  });

  it('groups the same in memory that other groups lay in before', () => {
    const memory = new GroupMemory();
    fc.assert(
      fc.property(matrices, ({ rows, m }) => {
        const told = (groups: readonly Group[]): unknown =>
          groups.map(({ columns, owners, entries, from }) => [
            [...columns],
            [...owners.subarray(from, from + rows.length)],
            [...entries.subarray(from, from + rows.length)],
          ]);
        const matrix = sparse(rows, m);
        const point = Array.from({ length: m }, () => 1);
        expect(told(groupColumns(matrix, point, memory))).toEqual(
          told(groupColumns(matrix, point)),
        );
      }),
    );
  });

  it('needs no search, and no memory of its own, where each column stands in its place', () => {
    const isPlaced = (rows: number[][], columns: number, x = 1): boolean => {
      const memory = new GroupMemory();
      const point = Array.from({ length: columns }, () => x);
      const [{ owners, entries }] = groupColumns(sparse(rows, columns), point, memory);
      return owners === memory.owners && entries === memory.entries;
    };
    const dense = [
      [1, 2, 3],
      [4, 5, 6],
    ];
    const triangle = [
      [1, 0, 0],
      [1, 2, 0],
      [1, 2, 3],
    ];
    for (const rows of [dense, triangle, identityOf(3)]) expect(isPlaced(rows, 3)).toBe(true);
    expect(isPlaced(byWeights(3, 4), 12)).toBe(true);
    // Columns that meet in a row, one without an entry, and some that move at a speed of their own are searched for.
    const meeting = [
      [1, 0, 1],
      [0, 1, 1],
      [1, 1, 0],
    ];
    expect(isPlaced(meeting, 3)).toBe(false);
    expect(isPlaced([[1, 0, 2]], 3)).toBe(false);
    expect(isPlaced(dense, 3, 300)).toBe(false);
  });

  it('leaves the columns of a group as they are when its memory is used again', () => {
    const memory = new GroupMemory();
    const [first] = groupColumns(sparse(identityOf(3), 3), [1, 1, 1], memory);
    groupColumns(sparse([[1, 2, 3]], 3), [1, 1, 1], memory);
    expect([...first.columns]).toEqual([0, 1, 2]);
  });

  it('needs one group for claims that are all zero', () => {
    const [only, ...others] = grouped(
      [
        [0, 0, 0],
        [0, 0, 0],
      ],
      3,
    );
    expect([[...only.columns], [...only.owners.subarray(0, 2)], others]).toEqual([
      [0, 1, 2],
      [-1, -1],
      [],
    ]);
  });

  it('keeps columns of zeros apart from all others', () => {
    const groups = grouped(
      [
        [0, 1, 0, 0],
        [0, 0, 0, 2],
      ],
      4,
    );
    expect(groups.map(({ columns }) => [...columns])).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });

  it('moves no small number with a large one, within eight octaves from 0, 256, 65536, … on', () => {
    const point = [1, 255, 256, -65535, 65536, 1e-9];
    const groups = grouped(identityOf(6), 6, point);
    expect(groups.map(({ columns }) => [...columns].map((j) => point[j]))).toEqual([
      [1, 255, 1e-9],
      [256, -65535],
      [65536],
    ]);
  });

  it('needs m groups for z = W x by W', () => {
    expect(grouped(byWeights(5, 3), 15)).toHaveLength(3);
    expect(grouped(byWeights(3, 7), 21)).toHaveLength(7);
  });

  it('needs one group a column where the Jacobian is dense', () => {
    expect(grouped([[1, 2, 3, 4]], 4)).toHaveLength(4);
  });

  it('keeps a large number apart also where every column has one entry of its own row', () => {
    const point = [1, 2, 300, 4];
    const groups = grouped(
      [
        [1, 1, 0, 0],
        [0, 0, 1, 1],
      ],
      4,
      point,
    );
    expect(groups.map(({ columns }) => [...columns].map((j) => point[j]))).toEqual([
      [1, 4],
      [2],
      [300],
    ]);
  });

  it('takes NaN for an entry', () => {
    expect(grouped([[NaN, 1]], 2)).toHaveLength(2);
  });
});

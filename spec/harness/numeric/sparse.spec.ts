import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryAt, largestOf, Rows, withRows } from '../../../harness/numeric/sparse.ts';

const rowsOf = (rows: number[][], columns: number, by = 1) => {
  const collected = new Rows(columns);
  for (const row of rows) collected.push(Float64Array.from(row), by);
  return collected.done();
};

const matrices = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 9 }))
  .chain(([n, m]) => {
    const row = fc.array(fc.integer({ min: -1, max: 1 }), { minLength: m, maxLength: m });
    return fc.array(row, { minLength: n, maxLength: n }).map((rows) => ({ rows, m }));
  });

describe('Rows', () => {
  it('holds every entry of a matrix', () => {
    fc.assert(
      fc.property(matrices, ({ rows, m }) => {
        const matrix = rowsOf(rows, m);
        expect([matrix.rows, matrix.columns]).toEqual([rows.length, m]);
        rows.forEach((row, i) => row.forEach((x, j) => expect(entryAt(matrix, i, j)).toBe(x || 0)));
      }),
    );
  });

  it('leaves out zeros of both signs', () => {
    expect([...rowsOf([[0, 5, -0, NaN]], 4).indices]).toEqual([1, 3]);
  });

  it('divides each row by a number of its own', () => {
    const collected = new Rows(2);
    collected.push(Float64Array.of(8, 4), 4);
    collected.push(Float64Array.of(8, 4), -2);
    expect([...collected.done().values]).toEqual([2, 1, -4, -2]);
  });

  it('says whether all entries of a row are finite, and whether those of all rows are', () => {
    for (const [row, isFinite] of [
      [[1, 0], true],
      [[0, Infinity], false],
      [[NaN, 2], false],
    ] as const) {
      const collected = new Rows(2);
      expect(collected.push(Float64Array.from(row), 1)).toBe(isFinite);
      expect(collected.push(Float64Array.of(3, 4), 1)).toBe(true);
      expect(collected.done().isFinite).toBe(isFinite);
    }
  });

  it('finds one entry wherever it stands in a long row, and entries that cancel', () => {
    for (const length of [15, 16, 17, 40]) {
      for (let at = 0; at < length; at++) {
        const row = Array.from({ length }, (_, j) => (j === at ? 2 ** -1074 : 0));
        const { indices, values } = rowsOf([row], length);
        expect([[...indices], [...values]]).toEqual([[at], [2 ** -1074]]);
      }
      for (const apart of [1, 2, 3, 4, 5, 8, 12]) {
        const row = Array.from({ length }, (_, j) => (j === 0 ? 1 : j === apart ? -1 : 0));
        expect([...rowsOf([row], length).values]).toEqual([1, -1]);
        expect([...rowsOf([row.map(Math.abs)], length).values]).toEqual([1, 1]);
      }
      const full = Array.from({ length }, () => 3);
      expect([...rowsOf([full], length).values]).toEqual(full);
    }
    expect(rowsOf([Array(40).fill(0), Array(40).fill(NaN)], 40).indices).toHaveLength(40);
  });

  it('has room for as many rows as come, whatever was said before', () => {
    for (const rows of [0, 1, 2, 100]) {
      const collected = new Rows(3, rows);
      for (let i = 0; i < 50; i++) collected.push(Float64Array.of(i + 1, 0, -1), 1);
      const { values } = collected.done();
      expect([...values]).toEqual(Array.from({ length: 50 }, (_, i) => [i + 1, -1]).flat());
    }
  });

  it('has room for rows that have more than the first one foretells', () => {
    const rows = Array.from({ length: 20 }, (_, i) =>
      Array.from({ length: 9 }, (__, j) => Number(j <= i)),
    );
    const collected = new Rows(9, 20);
    for (const row of rows) collected.push(Float64Array.from(row), 1);
    expect(collected.done().values).toHaveLength(rows.flat().filter((x) => x !== 0).length);
    expect(rowsOf([[], []], 0).indices).toHaveLength(0);
  });

  it('takes a row out of the middle of a longer vector', () => {
    const collected = new Rows(2);
    collected.push(Float64Array.of(1, 2, 3, 4, 5, 6), 1, 2);
    expect([...collected.done().values]).toEqual([3, 4]);
  });
});

describe('largestOf', () => {
  it('is the largest size of a finite entry, or the least that was asked for', () => {
    const matrix = rowsOf([[1, -7, Infinity, NaN]], 4);
    expect([largestOf(matrix, 1), largestOf(matrix, 9)]).toEqual([7, 9]);
  });
});

describe('withRows', () => {
  it('has other rows in the place of some, and leaves the matrix as it is', () => {
    const matrix = rowsOf(
      [
        [1, 0],
        [0, 2],
        [3, 4],
        [0, 0],
      ],
      2,
    );
    const others = rowsOf(
      [
        [5, 6],
        [0, 7],
      ],
      2,
    );
    const came = withRows(matrix, [0, 3], others);
    expect(came).toEqual(
      rowsOf(
        [
          [5, 6],
          [0, 2],
          [3, 4],
          [0, 7],
        ],
        2,
      ),
    );
    expect(matrix).toEqual(
      rowsOf(
        [
          [1, 0],
          [0, 2],
          [3, 4],
          [0, 0],
        ],
        2,
      ),
    );
    expect(withRows(matrix, [], rowsOf([], 2))).toEqual(matrix);
  });

  it('keeps what has become 0 in being divided', () => {
    const [kept, other] = [new Rows(1), new Rows(1)];
    for (let i = 0; i < 2; i++) kept.push(Float64Array.of(2 ** -1074), 4);
    other.push(Float64Array.of(2 ** -1074), 4);
    const came = withRows(kept.done(), [1], other.done());
    expect([[...came.starts], [...came.values]]).toEqual([
      [0, 1, 2],
      [0, 0],
    ]);
  });

  it('is finite once rows that are not have been replaced', () => {
    const matrix = rowsOf([[1], [Infinity], [NaN]], 1);
    expect(withRows(matrix, [1, 2], rowsOf([[2], [3]], 1)).isFinite).toBe(true);
    expect(withRows(matrix, [1], rowsOf([[2]], 1)).isFinite).toBe(false);
  });
});

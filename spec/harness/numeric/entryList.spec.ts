import { describe, expect, it } from 'vitest';
import type { Group } from '../../../harness/numeric/compression.ts';
import { EntryList } from '../../../harness/numeric/entryList.ts';
import type { Slopes } from '../../../harness/numeric/slopes.ts';
import { vector } from '../subjects.ts';

/** Columns 4 and 7, of which the first has an entry in row 1 and the second in row 2; row 0 has none. */
const group: Group = {
  columns: Int32Array.of(4, 7),
  owners: Int32Array.of(9, 9, -1, 0, 1),
  entries: vector(9, 9, 0, 3, -5),
  from: 2,
  isFull: false,
};
const slopes: Slopes = {
  values: vector(0, 1.5, 10),
  bars: vector(8, 1, 4),
  doubts: new Uint8Array(3),
  agrees: true,
  far: null,
};

describe('EntryList', () => {
  it('tells each entry as of one column alone that moves at unit speed', () => {
    const list = new EntryList(Int32Array.of(2, 1, 0), 2, group, vector(0.5, -2), slopes);
    expect([list.at(0), list.at(1)]).toEqual([
      { row: 2, column: 7, claimed: -5, measured: -5, bar: 2 },
      { row: 1, column: 4, claimed: 3, measured: 3, bar: 2 },
    ]);
    expect(list.count).toBe(2);
  });

  it('gives entries that stay as they are when its memory is used again', () => {
    const values = vector(0, 1.5, 10);
    const list = new EntryList([1], 1, group, vector(0.5, -2), { ...slopes, values });
    const kept = list.at(0);
    values.fill(0);
    expect([kept.measured, list.at(0).measured]).toEqual([3, 0]);
  });
});

import { describe, expect, it } from 'vitest';
import { Claimed } from '../../../harness/numeric/claimed.ts';
import { EntryList } from '../../../harness/numeric/entryList.ts';
import type { Slopes } from '../../../harness/numeric/slopes.ts';
import { vector } from '../subjects.ts';

/** Columns 4 and 7, of which the first has an entry in row 1 and the second in row 2; row 0 has none. */
const group = {
  columns: Int32Array.of(4, 7),
  owners: Int32Array.of(9, 9, -1, 0, 1),
  entries: vector(9, 9, 0, 3, -5),
  from: 2,
};
const claimed = new Claimed(group, vector(0.5, -2));
const slopes: Slopes = {
  values: vector(0, 1.5, 10),
  bars: vector(8, 1, 4),
  doubts: new Uint8Array(3),
  shown: null,
  far: null,
};

describe('EntryList', () => {
  it('tells each entry as of one column alone that moves at unit speed', () => {
    const list = new EntryList(claimed, slopes);
    expect([list.at(2), list.at(1)]).toEqual([
      { row: 2, column: 7, claimed: -5, measured: -5, bar: 2 },
      { row: 1, column: 4, claimed: 3, measured: 3, bar: 2 },
    ]);
    const told = vector(9, 9, 9);
    expect([list.barsInto(told), ...told]).toEqual([2, 2, 2, 9]);
  });

  it('knows which rows have an entry', () => {
    const list = new EntryList(claimed, slopes);
    expect(list.rows).toBe(3);
    expect([0, 1, 2].map((row) => list.has(row))).toEqual([false, true, true]);
  });

  it('gives entries that stay as they are when its memory is used again', () => {
    const values = vector(0, 1.5, 10);
    const list = new EntryList(claimed, { ...slopes, values });
    const kept = list.at(1);
    values.fill(0);
    expect([kept.measured, list.at(1).measured]).toEqual([3, 0]);
  });
});

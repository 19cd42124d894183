import { describe, expect, it } from 'vitest';
import { EntryList } from '../../../harness/numeric/entryList.ts';

const first = { row: 1, column: 2, claimed: 3, measured: 4, bar: 5 };

describe('EntryList', () => {
  it('holds nothing at first', () => {
    expect(new EntryList(3).count).toBe(0);
  });

  it('holds one entry alone, whatever it held before', () => {
    const list = new EntryList(2).only(first);
    expect([list.count, list.at(0)]).toEqual([1, first]);
    const other = { row: 6, column: 7, claimed: -8, measured: NaN, bar: Infinity };
    expect([list.only(other).count, list.at(0)]).toEqual([1, other]);
  });

  it('gives entries that stay as they are when the list is used again', () => {
    const list = new EntryList(1).only(first);
    const kept = list.at(0);
    list.only({ ...first, claimed: 0 });
    expect(kept).toEqual(first);
  });
});

import { describe, expect, it } from 'vitest';
import { Claimed } from '../../harness/numeric/claimed.ts';
import { EntryList } from '../../harness/numeric/entryList.ts';
import { Seen } from '../../harness/seen.ts';
import { vector } from './subjects.ts';

const entry = { row: 1, column: 2, claimed: 3, measured: 4, bar: 0.5 };

describe('Seen', () => {
  it('knows nothing but zeros at first', () => {
    const nothing = { claimed: 0, measured: 0, bar: 0, wrong: false };
    expect(new Seen(2, 3).at(1, 2)).toEqual(nothing);
  });

  it('keeps each entry where it stands, and which are wrong', () => {
    const seen = new Seen(2, 3);
    seen.take(entry, true);
    seen.take({ ...entry, row: 0 });
    const { claimed, measured, bar } = entry;
    expect(seen.at(1, 2)).toEqual({ claimed, measured, bar, wrong: true });
    expect(seen.at(0, 2)).toEqual({ claimed, measured, bar, wrong: false });
    expect(seen.at(1, 1).claimed).toBe(0);
  });

  it('keeps entries that are told together', () => {
    const group = {
      columns: Int32Array.of(2, 0),
      owners: Int32Array.of(0, 1, -1),
      entries: vector(3, 5, 0),
      from: 0,
    };
    const slopes = {
      values: vector(6, -5, 9),
      bars: vector(2, 1, 9),
      doubts: new Uint8Array(3),
      shown: null,
      far: null,
    };
    const seen = new Seen(3, 3);
    seen.takeAll(new EntryList(new Claimed(group, vector(2, -1)), slopes));
    expect(seen.at(0, 2)).toEqual({ claimed: 3, measured: 3, bar: 1, wrong: false });
    expect([0, 1, 2].map((column) => seen.at(2, column).claimed)).toEqual([0, 0, 0]);
    expect(seen.at(1, 0)).toEqual({ claimed: 5, measured: 5, bar: 1, wrong: false });
  });
});

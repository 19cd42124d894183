import { describe, expect, it } from 'vitest';
import { Claimed } from '../../../harness/numeric/claimed.ts';
import { vector } from '../subjects.ts';

/** Of two columns the first has an entry in row 1 and the second in row 2; row 0 has none. */
const group = {
  columns: Int32Array.of(4, 7),
  owners: Int32Array.of(9, -1, 0, 1),
  entries: vector(9, 0, 3, -5),
  from: 1,
};

const slopesOf = (claimed: Claimed): number[] => [0, 1, 2].map((row) => claimed.at(row));

describe('Claimed', () => {
  it('is the entry of the one column that a row has, times how fast it moves', () => {
    expect(slopesOf(new Claimed(group, vector(0.5, -2)))).toEqual([0, 1.5, 10]);
  });

  it('is so many times less along a slower direction', () => {
    expect(slopesOf(new Claimed(group, vector(0.5, -2)).slower(4))).toEqual([0, 0.375, 2.5]);
  });

  it('is slopes as they are', () => {
    expect(slopesOf(Claimed.of(vector(7, 0, -1)))).toEqual([7, 0, -1]);
  });
});

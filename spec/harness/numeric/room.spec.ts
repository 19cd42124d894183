import { describe, expect, it } from 'vitest';
import { copy, indexRoom, room } from '../../../harness/numeric/room.ts';

const lengths = [0, 1, 8, 9, 64, 1024, 1025, 5000];

describe.for([
  ['room', room],
  ['indexRoom', indexRoom],
] as const)('%s', ([, make]) => {
  it('has so many zeros', () => {
    for (let turn = 0; turn < 20; turn++) {
      for (const length of lengths) {
        const numbers = make(length);
        expect(numbers).toHaveLength(length);
        expect(numbers.every((x) => Object.is(x, 0))).toBe(true);
        numbers.fill(7);
      }
    }
  });

  it('is nobody else’s, however often it is asked for', () => {
    const all = Array.from({ length: 3000 }, (_, k) => make(1 + (k % 40)).fill(k));
    all.forEach((numbers, k) => expect(numbers.every((x) => x === k)).toBe(true));
  });

  it('cuts what is short from a piece, and leaves what is long, or next to nothing, its own', () => {
    const pieces = (length: number): number =>
      new Set(Array.from({ length: 9 }, () => make(length).buffer)).size;
    expect(pieces(64)).toBeLessThanOrEqual(2);
    expect([8, 1025].map(pieces)).toEqual([9, 9]);
  });
});

describe('copy', () => {
  it('holds the same numbers whatever becomes of those it was made of', () => {
    for (const length of lengths) {
      const numbers = Array.from({ length }, (_, k) => k / 3);
      const copied = copy(numbers);
      const again = copy(Float64Array.from(numbers));
      numbers.fill(0);
      expect([...copied]).toEqual(Array.from({ length }, (_, k) => k / 3));
      expect(again).toEqual(copied);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { nonzeroFrom } from '../../../harness/numeric/nonzeroFrom.ts';

describe('nonzeroFrom', () => {
  it('finds one number wherever it stands, however small, from wherever it looks', () => {
    for (const x of [1, -1, 2 ** -1074, -Infinity, NaN]) {
      for (let at = 0; at < 40; at++) {
        const numbers = new Float64Array(40);
        numbers[at] = x;
        for (let from = 0; from < 40; from++) {
          expect(nonzeroFrom(numbers, from, 40)).toBe(from <= at ? at : 40);
        }
      }
    }
  });

  it('is not deceived by numbers that cancel, nor by zeros of either sign', () => {
    for (let apart = 1; apart < 20; apart++) {
      const numbers = new Float64Array(40).fill(-0);
      numbers[5] = 1;
      numbers[5 + apart] = -1;
      expect(nonzeroFrom(numbers, 0, 40)).toBe(5);
      expect(nonzeroFrom(numbers, 6, 40)).toBe(5 + apart);
    }
  });

  it('looks no farther than to the end', () => {
    const numbers = new Float64Array(40);
    numbers[33] = 1;
    for (const end of [0, 1, 16, 32, 33]) expect(nonzeroFrom(numbers, 0, end)).toBe(end);
    expect(nonzeroFrom(numbers, 0, 34)).toBe(33);
  });
});

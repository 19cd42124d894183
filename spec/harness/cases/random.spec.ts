import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oddDyadic, oneOf, randomOf, sign } from '../../../harness/cases/random.ts';

const stream = (...words: number[]): number[] => {
  const random = randomOf(...words);
  return Array.from({ length: 8 }, () => random.nextInt(0, 2 ** 30));
};

describe('randomOf', () => {
  it('gives the same stream for the same words', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (seed, run) => {
        expect(stream(seed, run)).toEqual(stream(seed, run));
      }),
    );
  });

  it('gives neighbouring seeds and runs streams that share nothing', () => {
    const firsts = [];
    for (let seed = 0; seed < 40; seed++) {
      for (let run = 0; run < 40; run++) firsts.push(stream(seed, run)[0]);
    }
    expect(new Set(firsts).size).toBeGreaterThan(1590);
    expect(stream(1, 2)).not.toEqual(stream(2, 1));
    expect(stream(1)).not.toEqual(stream(1, 0));
  });
});

describe('oddDyadic', () => {
  it('is never 0, within ±4, and exact in single precision', () => {
    const random = randomOf(3);
    for (let k = 0; k < 500; k++) {
      const x = oddDyadic(random);
      expect(Math.abs((x * 128) % 2)).toBe(1);
      expect(Math.abs(x)).toBeLessThanOrEqual(4);
      expect(Math.fround(x)).toBe(x);
    }
  });
});

describe('oneOf', () => {
  it('comes to every item', () => {
    const random = randomOf(4);
    expect(new Set(Array.from({ length: 100 }, () => oneOf(random, [7, 8, 9])))).toEqual(
      new Set([7, 8, 9]),
    );
  });
});

describe('sign', () => {
  it('is −1 or 1, each about half of the time', () => {
    const random = randomOf(5);
    const signs = Array.from({ length: 400 }, () => sign(random));
    expect(signs.every((s) => s === 1 || s === -1)).toBe(true);
    expect(Math.abs(signs.reduce((a, b) => a + b, 0))).toBeLessThan(100);
  });
});

import { describe, expect, it } from 'vitest';
import {
  indices,
  interval,
  oneHot,
  positive,
  probabilities,
  real,
} from '../../../gates/kit/index.ts';
import { randomOf } from '../../../harness/cases/random.ts';
import { separated } from '../../../harness/cases/separated.ts';

const nearest = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return Math.min(...sorted.slice(1).map((x, k) => x - sorted[k]));
};

describe('separated', () => {
  it('keeps numbers apart, across inputs, and from each other’s negatives and 0', () => {
    for (let seed = 0; seed < 20; seed++) {
      const [a, b] = separated(randomOf(seed), [real(3, 2), real(5)]);
      const all = [...a, ...b];
      expect(nearest(all)).toBeGreaterThanOrEqual(0.25);
      expect(nearest([0, ...all.map(Math.abs)])).toBeGreaterThan(0.05);
    }
  });

  it('keeps numbers of one domain apart, across inputs', () => {
    for (let seed = 0; seed < 20; seed++) {
      const [a, b] = separated(randomOf(seed), [positive(3, 3), positive(2, 3)]);
      expect(nearest([0, ...a, ...b])).toBeGreaterThan(0.2);
      const [c, d] = separated(randomOf(seed), [interval(-1, 1, 3), interval(-1, 1, 7)]);
      expect(nearest([-1, ...c, ...d, 1])).toBeGreaterThan(0.15);
    }
  });

  it('stays inside a domain, off its edges', () => {
    const [a, b] = separated(randomOf(1), [interval(-0.5, 0.5, 7), positive(4)]);
    expect(Math.max(...a.map(Math.abs))).toBeLessThan(0.5);
    expect(nearest([...a])).toBeGreaterThan(0.1);
    expect(Math.min(...b)).toBeGreaterThan(0.1);
  });

  it('gives whole numbers to indices, and distributions to probabilities', () => {
    const [i, p, y] = separated(randomOf(1), [indices(3, 4), probabilities(2, 3), oneHot(3)]);
    expect([...i].every((one) => Number.isInteger(one) && one >= 0 && one < 3)).toBe(true);
    expect(p[0] + p[1] + p[2]).toBeCloseTo(1, 6);
    expect(nearest([...p].slice(0, 3))).toBeGreaterThan(0.1);
    expect([...y].toSorted()).toEqual([0, 0, 1]);
  });

  it('is exact in float32', () => {
    const [a] = separated(randomOf(3), [real(40)]);
    expect([...a]).toEqual([...a].map(Math.fround));
  });
});

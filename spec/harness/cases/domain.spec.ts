import { describe, expect, it } from 'vitest';
import type { Domain } from '../../../gates/kit/index.ts';
import { bend, contains } from '../../../harness/cases/domain.ts';
import { randomOf } from '../../../harness/cases/random.ts';
import { vector } from '../subjects.ts';

const bent = (domain: Domain, ...numbers: number[]): Float64Array => {
  const data = vector(...numbers);
  bend(randomOf(1), data, domain, numbers.length, { n: 3 });
  return data;
};

describe('contains', () => {
  const inside: [Domain, number[], number[]][] = [
    ['real', [0, -1e300], [NaN, Infinity, -Infinity]],
    ['positive', [1e-300], [0, -1, NaN, Infinity]],
    ['nonzero', [-1, 1e-300], [0, NaN]],
    ['probabilities', [0, 0.5, 1], [-0.1, 1.1]],
    ['oneHot', [0, 1], [2]],
    [{ greaterThan: -1 }, [0, -0.999], [-1, -2, Infinity]],
    [{ interval: [-2, 3] }, [-2, 0, 3], [-2.001, 3.001]],
    [{ indices: 'n' }, [0, 2], [-1, 0.5]],
  ];

  it.for(inside)('tells what %o contains', ([domain, good, bad]) => {
    expect(good.map((x) => contains(domain, x))).toEqual(good.map(() => true));
    expect(bad.map((x) => contains(domain, x))).toEqual(bad.map(() => false));
  });
});

describe('bend', () => {
  it('leaves alone what fits already', () => {
    expect(bent('real', 0, -3, 1e300)).toEqual(vector(0, -3, 1e300));
    expect(bent('positive', 2, 1e-300)).toEqual(vector(2, 1e-300));
    expect(bent('nonzero', -2, 1)).toEqual(vector(-2, 1));
    expect(bent({ greaterThan: -1 }, 0, -0.5)).toEqual(vector(0, -0.5));
    expect(bent({ interval: [-2, 3] }, -2, 3)).toEqual(vector(-2, 3));
  });

  it('keeps the size of a number where it changes its sign', () => {
    expect(bent('positive', -1e-8, 0)).toEqual(vector(1e-8, 1));
    expect(bent('nonzero', 0)).toEqual(vector(1));
    expect(bent({ greaterThan: -1 }, -3, -1)).toEqual(vector(1, 0));
  });

  it('leaves no number on a bound that is not reached, however small the distance', () => {
    expect(bent({ greaterThan: 1e9 }, 1e9 - 1e-8)[0]).toBeGreaterThan(1e9);
  });

  it('normalises rows of any size without overflow', () => {
    expect(bent('probabilities', 1e300, 1e300)).toEqual(vector(0.5, 0.5));
    expect(bent('probabilities', 0, 0, 0, 0)).toEqual(vector(0.25, 0.25, 0.25, 0.25));
  });

  it('draws indices below the length of their dimension', () => {
    expect(bent({ indices: 1 }, 5, -3)).toEqual(vector(0, 0));
    for (const k of bent({ indices: 'n' }, 9, 9, 9, 9, 9)) expect([0, 1, 2]).toContain(k);
  });

  it('has nothing to do for an empty row', () => {
    expect(bent('probabilities')).toEqual(vector());
  });
});

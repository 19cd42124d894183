import { describe, expect, it } from 'vitest';
import { indices, probabilities, real } from '../../../gates/kit/index.ts';
import { dimensionsOf, drawLengths, shapeIn } from '../../../harness/cases/dimensions.ts';
import { randomOf } from '../../../harness/cases/random.ts';

describe('dimensionsOf', () => {
  it('knows each named dimension, with the smallest length that all specs allow', () => {
    const specs = [real('n', 3, 'm'), probabilities('m'), real('n').atLeast({ n: 2 })];
    expect([...dimensionsOf(specs)]).toEqual([
      ['n', 2],
      ['m', 1],
    ]);
  });

  it('knows a dimension that only bounds indices', () => {
    expect([...dimensionsOf([indices('k', 'n')])]).toEqual([
      ['n', 0],
      ['k', 1],
    ]);
  });

  it('has none where all lengths are fixed', () => {
    expect([...dimensionsOf([real(3), real()])]).toEqual([]);
  });
});

describe('drawLengths', () => {
  it('never goes below the least, nor above 7 unless it has to', () => {
    const least = new Map([
      ['n', 0],
      ['m', 4],
      ['k', 11],
    ]);
    for (let seed = 0; seed < 200; seed++) {
      const { n, m, k } = drawLengths(randomOf(seed), least);
      expect(n).toBeLessThanOrEqual(7);
      expect([m >= 4 && m <= 7, k]).toEqual([true, 11]);
    }
  });

  it('draws nothing of nothing', () => {
    expect(drawLengths(randomOf(1), new Map())).toEqual({});
  });
});

describe('shapeIn', () => {
  it('puts lengths in the place of names', () => {
    expect(shapeIn(['n', 3, 'm', 'n'], { n: 2, m: 5 })).toEqual([2, 3, 5, 2]);
  });
});

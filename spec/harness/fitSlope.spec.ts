import { describe, expect, it } from 'vitest';
import { tensor, type Tensors } from '../../gates/kit/index.ts';
import { fitAlong, fitSlope, placeOf, sizeAround } from '../../harness/fitSlope.ts';

describe('fitSlope', () => {
  it('has the slope of a polynomial, and a bar of nothing', () => {
    const at = (k: number): number => Math.cos((Math.PI * (k + 0.5)) / 24) / 2;
    const samples = Array.from({ length: 24 }, (_, k) => 3 * at(k) - 5 * at(k) ** 3);
    const { slope, bar } = fitSlope(samples, 1 / 2);
    expect(slope).toBeCloseTo(3, 12);
    expect(bar).toBeLessThan(1e-11);
  });
});

describe('fitAlong', () => {
  const along = (f: (x: number) => number): Promise<unknown> =>
    fitAlong(
      { forward: ({ x }: Tensors) => tensor([0, f(x.data[0])]) },
      [1],
      (step) => ({ x: tensor([0.5 + step]) }),
      1 / 8,
    );

  it('has the slope of one entry of the output', async () => {
    expect(await along((x) => x * x)).toEqual({
      slope: expect.closeTo(1, 12),
      bar: expect.closeTo(0, 10),
    });
  });

  it('has none where the output is no number', async () => {
    expect(await along((x) => Math.log(x - 0.45))).toBe(null);
  });
});

describe('placeOf', () => {
  it('counts row by row', () => {
    expect([placeOf([], []), placeOf([1, 2], [2, 3]), placeOf([2], [3])]).toEqual([0, 5, 2]);
  });
});

describe('sizeAround', () => {
  it('is a power of two, and at least 1', () => {
    expect([0, 0.1, -3, 5].map(sizeAround)).toEqual([1, 1, 2, 4]);
  });
});

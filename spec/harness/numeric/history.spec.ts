import { describe, expect, it } from 'vitest';
import { at, halvings } from '../../../harness/numeric/history.ts';
import { vector } from '../subjects.ts';

const scales = (largest: number, own: number, bits = 53): number[] => [
  ...halvings(largest, own, bits),
];

describe('at', () => {
  const side = [vector(1, 2), null];

  it('reads one output at one step', () => {
    expect([at(side, 0, 0), at(side, 0, 1)]).toEqual([1, 2]);
  });

  it('is no number where there was no answer, no such output, or no such step', () => {
    expect([at(side, 1, 0), at(side, 0, 2), at(side, 5, 0), at(side, -1, 0)]).toEqual([
      NaN,
      NaN,
      NaN,
      NaN,
    ]);
  });
});

describe('halvings', () => {
  it('halve, each exactly', () => {
    const steps = scales(1, 1);
    steps.slice(1).forEach((step, k) => expect(step).toBe(steps[k] / 2));
    steps.forEach((step) => expect(Number.isInteger(Math.log2(step))).toBe(true));
  });

  it('begin at a quarter, or at a quarter of the largest entry of all', () => {
    expect(scales(1, 0.5)[0]).toBe(0.25);
    expect(scales(1e-9, 1e-9)[0]).toBe(0.25);
    expect(scales(2 ** 27, 1)[0]).toBe(2 ** 25);
    expect(scales(1e8, 1)[0]).toBe(2 ** 25);
  });

  it('reach far below an entry, however small it is', () => {
    for (const own of [1, 1e-6, 1e-12, 1e-100]) {
      expect(scales(1, own).at(-1)! / own).toBeLessThan(2 ** -40);
    }
  });

  it('reach down to where a kink at 0 is all that is left', () => {
    expect(scales(1, 0).at(-1)!).toBeLessThanOrEqual(2 ** -64);
  });

  it('are never so fine that an entry could not be told from its neighbours', () => {
    for (const own of [1, 3, 1e-12, 1e10]) {
      for (const step of scales(Math.max(1, own), own)) {
        expect(own + step).toBeGreaterThan(own);
        expect(own - step).toBeLessThan(own);
      }
    }
  });

  it('end sooner where there are fewer bits', () => {
    const ends = [53, 24, 11, 8].map((bits) => scales(1, 1, bits).at(-1)!);
    expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    const single = scales(4, 4, 24);
    expect(Math.fround(4 + single.at(-1)!)).toBeGreaterThan(4);
  });

  it('end for a denormal entry, too', () => {
    const steps = scales(1, 5e-324);
    expect(steps.length).toBeLessThan(1100);
    expect(steps.every((step) => step > 0)).toBe(true);
  });
});

describe('the scales', () => {
  const exponents = (largest: number, own: number, bits = 53): number[] =>
    scales(largest, own, bits).map(Math.log2);
  const down = (from: number, to: number): number[] =>
    Array.from({ length: from - to + 1 }, (_, k) => from - k);

  it('end where an entry could hardly be told from its neighbours, or 2⁻⁶⁴ below 1', () => {
    expect(exponents(1, 1)).toEqual(down(-2, -47));
    expect(exponents(1, 0)).toEqual(down(-2, -64));
    expect(exponents(1, 1e-6)).toEqual(down(-2, -64));
    expect(exponents(2 ** 20, 2 ** 20)).toEqual(down(18, -27));
    expect(exponents(1, 1, 24)).toEqual(down(-2, -18));
    expect(exponents(1, 1, 8)).toEqual(down(-2, -6));
    expect(exponents(1, 0, 8)).toEqual(down(-2, -10));
  });

  it('reach to 42 halvings below an entry that is small', () => {
    expect(exponents(1, 2 ** -30)).toEqual(down(-2, -72));
    expect(exponents(1, 2 ** -160)).toEqual(down(-2, -202));
  });

  it('leave out those between 1 and an entry that is tiny', () => {
    expect(exponents(1, 2 ** -161)).toEqual([...down(-2, -63), ...down(-153, -203)]);
    expect(exponents(1, 2 ** -1074)).toEqual([...down(-2, -63), ...down(-992, -1042)]);
  });
});

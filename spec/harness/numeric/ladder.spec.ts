import { describe, expect, it } from 'vitest';
import { consistent, extrapolate, type Estimate } from '../../../harness/numeric/ladder.ts';

/** What a ladder of steps 1/4, 1/8, … makes of f at x. */
function ladderOf(f: (x: number) => number, x: number, even: boolean, count = 5): Estimate {
  const quotients = [];
  const rounding = [];
  for (let k = 0; k < count; k++) {
    const h = 0.25 / 2 ** k;
    quotients.push(even ? (f(x + h) - f(x - h)) / (2 * h) : (f(x + h) - f(x)) / h);
    rounding.push((4 * 2 ** -53 * Math.max(Math.abs(f(x)), 1)) / h);
  }
  const estimate: Estimate = { value: 0, bar: 0 };
  extrapolate(quotients, rounding, 0, count, even, estimate);
  return estimate;
}

const settled = (values: number[], bars: number[]): Estimate => {
  const estimate: Estimate = { value: 0, bar: 0 };
  consistent(values, bars, values.length, estimate);
  return estimate;
};

describe('extrapolate', () => {
  const smooth: [string, (x: number) => number, number, number][] = [
    ['exp at 1', Math.exp, 1, Math.E],
    ['sin at 2', Math.sin, 2, -0.4161468365471424],
    ['x³ at 2', (x) => x ** 3, 2, 12],
    ['a line', (x) => 3 * x - 1, 5, 3],
    ['a constant', () => 7, 5, 0],
  ];

  it.for(smooth)('finds the slope of %s within its bar, from both sides', ([, f, x, slope]) => {
    const { value, bar } = ladderOf(f, x, true);
    expect(Math.abs(value - slope)).toBeLessThanOrEqual(bar);
    expect(bar).toBeLessThan(1e-9 * Math.max(1, Math.abs(slope)));
  });

  it.for(smooth)('finds the slope of %s within its bar, from one side', ([, f, x, slope]) => {
    const { value, bar } = ladderOf(f, x, false);
    expect(Math.abs(value - slope)).toBeLessThanOrEqual(bar);
    expect(bar).toBeLessThan(1e-4 * Math.max(1, Math.abs(slope)));
  });

  it('keeps the coarsest quotient of a line, whose rounding is the least', () => {
    expect(ladderOf((x) => 3 * x, 5, true).bar).toBe((2 * 4 * 2 ** -53 * 15) / 0.25);
  });

  it('has a bar as wide as the noise of what it is given', () => {
    const estimate: Estimate = { value: 0, bar: 0 };
    extrapolate([1, 1, 1, 1, 1], [0.1, 0.1, 0.1, 0.1, 0.1], 0, 5, true, estimate);
    expect(estimate).toEqual({ value: 1, bar: 0.2 });
  });

  const rough: [string, (x: number) => number][] = [
    ['x^1.5', (x) => Math.sign(x) * Math.abs(x) ** 1.5],
    ['x^1.2', (x) => Math.sign(x) * Math.abs(x) ** 1.2],
    ['x^1.8', (x) => Math.sign(x) * Math.abs(x) ** 1.8],
    ['x² log |x|', (x) => (x === 0 ? 0 : x * Math.abs(x) * Math.log(Math.abs(x)))],
  ];

  it.for(rough)(
    'has a bar that reaches the slope of %s at 0, however slowly it closes in',
    ([, f]) => {
      for (const even of [true, false]) {
        const { value, bar } = ladderOf(f, 0, even);
        expect(Math.abs(value)).toBeLessThanOrEqual(bar);
        expect(bar).toBeLessThan(2 * Math.abs(f(0.25) / 0.25));
      }
    },
  );

  it('has no bar where the quotients do not close in at all', () => {
    expect(
      ladderOf((x) => (x === 0 ? 0 : x * Math.log(Math.abs(x))), 0, false).bar,
    ).toBeGreaterThan(1e6);
    expect(ladderOf(Math.cbrt, 0, true).bar).toBe(Infinity);
  });

  it('says nothing of a single quotient', () => {
    const estimate: Estimate = { value: 0, bar: 0 };
    extrapolate([9, 1], [0, 0], 1, 1, true, estimate);
    expect(estimate).toEqual({ value: 1, bar: Infinity });
  });

  it('says nothing of quotients that are no numbers', () => {
    const estimate: Estimate = { value: 0, bar: 0 };
    extrapolate([NaN, NaN, NaN], [0, 0, 0], 0, 3, true, estimate);
    expect(estimate.bar).toBe(Infinity);
  });

  it('does not let neighbours that agree by accident make a bar of zero', () => {
    // The second column is 1 twice in a row, where the first still moves by 3.
    const estimate: Estimate = { value: 0, bar: 0 };
    extrapolate([13, 4, 1.75, 1.1875], [0, 0, 0, 0], 0, 4, true, estimate);
    expect(estimate.value).toBeCloseTo(1, 12);
    expect(estimate.bar).toBeGreaterThan(0);
  });
});

describe('consistent', () => {
  it('takes the smallest bar that no finer estimate contradicts', () => {
    expect(settled([5, 5.01, 5.2], [0.1, 0.02, 0.5])).toEqual({ value: 5.01, bar: 0.02 });
  });

  it('drops a coarse estimate, however sure, that a finer one contradicts', () => {
    expect(settled([0, 5, 5.1], [1e-12, 0.3, 0.5])).toEqual({ value: 5, bar: 0.3 });
  });

  it('takes no notice of estimates without a bar', () => {
    expect(settled([5, 9], [0.1, Infinity])).toEqual({ value: 5, bar: 0.1 });
  });

  it('has nothing to say where there is nothing', () => {
    expect(settled([], [])).toEqual({ value: NaN, bar: Infinity });
    expect(settled([5], [Infinity])).toEqual({ value: NaN, bar: Infinity });
    expect(settled([5], [NaN])).toEqual({ value: NaN, bar: Infinity });
  });
});

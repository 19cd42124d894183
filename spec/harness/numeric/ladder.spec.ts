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

/** What is made of quotients at h = 1, 1/2, 1/4, …. */
function made(
  quotient: (h: number, k: number) => number,
  even: boolean,
  count: number,
  where: { from?: number; until?: number; noise?: number } = {},
): Estimate {
  const { from = 0, noise = 0 } = where;
  const steps = [0, 1, 2, 3, 4, 5, 6, 7].map((k) => 2 ** -k);
  const rounding = steps.map((h) => noise / h);
  const estimate: Estimate = { value: 0, bar: 0 };
  extrapolate(steps.map(quotient), rounding, from, count, even, estimate, where.until);
  return estimate;
}

const given =
  (...quotients: number[]) =>
  (_: number, k: number) =>
    quotients[k];

describe('the bar of a ladder', () => {
  const central = (h: number): number => 1 + h * h;
  const oneSided = (h: number): number => 1 + h;

  it('falls by 2⁻¹⁰ a rung in even powers, by 2⁻⁶ in all, though the limit is exact', () => {
    for (const count of [3, 4, 5, 6]) {
      expect(made(central, true, count)).toEqual({ value: 1, bar: 2 ** (-10 * (count - 2)) });
      expect(made(oneSided, false, count)).toEqual({ value: 1, bar: 2 ** (-6 * (count - 2)) });
    }
  });

  it('has the roundings of the last quotient, twice in even powers and eight times in all', () => {
    const noise = 2 ** -40;
    expect(made(central, true, 4, { noise }).bar).toBe(2 ** -20 + 2 * 8 * noise);
    expect(made(oneSided, false, 4, { noise }).bar).toBe(2 ** -12 + 8 * 8 * noise);
    // Beyond, a finer rung has more of them than it tells.
    const [five, six] = [5, 6].map((count) => made(central, true, count, { noise: 2 ** -30 }));
    expect(five.bar).toBe(2 ** -30 + 2 * 16 * 2 ** -30);
    expect(six).toEqual(five);
  });

  it('has none after two quotients that are apart, and none after one', () => {
    expect(made(central, true, 2)).toEqual({ value: 1.25, bar: Infinity });
    expect(made(central, true, 1)).toEqual({ value: 2, bar: Infinity });
  });

  it('reaches as far as quotients that close in by a root still are from their limit', () => {
    for (const count of [3, 4, 5, 6]) {
      for (const even of [true, false]) {
        const { bar } = made((h) => 1 + Math.sqrt(h), even, count);
        expect(bar).toBeCloseTo(2 ** (-(count - 1) / 2), 12);
      }
    }
    expect(made((h) => 1 + Math.sqrt(h), true, 4).value).toBeCloseTo(1.304737854124365, 12);
    expect(made((h) => 1 + Math.sqrt(h), false, 4).value).toBeCloseTo(1.2071067811865475, 12);
  });

  it('has none where they part again', () => {
    expect(made(given(3, 1, 1.0625, 1.25), true, 4).bar).toBe(Infinity);
  });

  it('is that of a plain quotient where they do not move', () => {
    expect(made(() => 2, true, 3, { noise: 0.5 })).toEqual({ value: 2, bar: 1 });
    expect(made(() => 2, false, 3, { noise: 0.5 })).toEqual({ value: 2, bar: 1 });
  });

  it('begins at a step', () => {
    expect(made(central, true, 4, { from: 2 })).toEqual({ value: 1, bar: 2 ** -24 });
    expect(made(oneSided, false, 3, { from: 1 })).toEqual({ value: 1, bar: 2 ** -7 });
  });

  it('is gone where a quotient behind the ladder is farther off than its own rounding', () => {
    const behind = given(1, 1, 1, 1, 1.5);
    expect(made(behind, true, 4, { until: 5, noise: 2 ** -6 }).bar).toBeLessThan(Infinity);
    expect(made(behind, true, 4, { until: 5, noise: 2 ** -7 }).bar).toBe(Infinity);
    expect(made(behind, true, 4, { noise: 2 ** -7 }).bar).toBeLessThan(Infinity);
  });
});

describe('a ladder among other quotients', () => {
  /** The ladder of so many quotients after the first, without roundings. */
  const afterFirst = (quotients: number[], count: number, even: boolean): Estimate => {
    const estimate: Estimate = { value: 0, bar: 0 };
    extrapolate(
      quotients,
      quotients.map(() => 0),
      1,
      count,
      even,
      estimate,
    );
    return estimate;
  };

  it('knows by how much the one before it was off: its first two may have met by accident', () => {
    // What falls by more than h⁴ at one halving, or by more than h² from one side.
    expect(afterFirst([17, 1, 1], 2, true)).toEqual({ value: 1, bar: 1 });
    expect(afterFirst([17, 1, 1], 2, false)).toEqual({ value: 1, bar: 4 });
    expect(afterFirst([1, 1, 1], 2, true)).toEqual({ value: 1, bar: 0 });
    expect(afterFirst([Infinity, 1, 1], 2, true)).toEqual({ value: 1, bar: 0 });
  });

  it('asks no more of three that agree', () => {
    expect(afterFirst([17, 1, 1, 1], 3, true)).toEqual({ value: 1, bar: 0 });
  });

  it('is borne out by those behind it, and not made of them', () => {
    const estimate: Estimate = { value: 0, bar: 0 };
    const rounding = [1, 2, 4, 2 ** -10];
    extrapolate([1, 1, 1, 1], rounding, 0, 3, true, estimate, 4);
    expect(estimate).toEqual({ value: 1, bar: 2 });
    extrapolate([1, 1, 1, 4], rounding, 0, 3, true, estimate, 4);
    expect(estimate.bar).toBe(Infinity);
  });

  it('keeps a coarser quotient, off by 4/3 of what halving the step then moves it, for its rounding', () => {
    const estimate: Estimate = { value: 0, bar: 0 };
    extrapolate([0, 3, 3.375], [0.5, 1, 2], 0, 3, true, estimate);
    // By extrapolation it would be at 3.5, with twice the rounding of the finest in its bar.
    expect(estimate).toEqual({ value: 3, bar: (4 / 3) * 0.375 + 2 });
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

  it('takes the later of two that are as sharp, and agrees as far as both bars together reach', () => {
    expect(settled([5, 5.5], [0.25, 0.25])).toEqual({ value: 5.5, bar: 0.25 });
    expect(settled([5, 5.75], [0.25, 0.5])).toEqual({ value: 5, bar: 0.25 });
    expect(settled([5, 5.875], [0.25, 0.5])).toEqual({ value: 5.875, bar: 0.5 });
    expect(settled([4, 5, 9], [0.125, 0.25, 8])).toEqual({ value: 5, bar: 0.25 });
  });
});

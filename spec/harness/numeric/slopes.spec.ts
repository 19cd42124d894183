import { describe, expect, it } from 'vitest';
import { axis } from '../../../harness/numeric/field.ts';
import { extrapolate } from '../../../harness/numeric/ladder.ts';
import { slopesAlong, slopesAlongEach, type Slopes } from '../../../harness/numeric/slopes.ts';
import { SlopesMemory } from '../../../harness/numeric/slopesMemory.ts';
import { roundings } from '../../../harness/numeric/terms.ts';
import type { Direction } from '../../../harness/question.ts';
import { vector, type Vector } from '../subjects.ts';
import { each, measure } from './measure.ts';

const along = (f: (x: Vector) => Vector, x: Vector, direction: Direction = axis(0, 0)): Slopes =>
  measure(f, x, (field) => slopesAlong(field, direction, null));

/** Evaluations that one look takes. */
function costOf(f: (x: number) => number, x: number, claimed: Vector | null = null): number {
  let calls = 0;
  const counting = (at: Vector): Vector => (calls++, at.map((v) => f(v)));
  measure(counting, vector(x), (field) => slopesAlong(field, axis(0, 0), claimed));
  return calls - 1;
}

const functions: [string, (x: number) => number, number, number][] = [
  ['sin', Math.sin, 0.7, 0.7648421872844885],
  ['exp', Math.exp, -2, 0.1353352832366127],
  ['a line', (x) => 3 * x - 1, 5, 3],
  ['the logistic function far out', (x) => 1 / (1 + Math.exp(-x)), -30, 9.357622968839299e-14],
  ['1e8 + sin', (x) => 1e8 + Math.sin(x), 1, 0.5403023058681398],
];

describe('slopesAlong', () => {
  it.for(functions)('measures %s within its bar', ([, f, x, slope]) => {
    const { values, bars } = along(each(f), vector(x));
    expect(Math.abs(values[0] - slope)).toBeLessThanOrEqual(bars[0]);
    expect(bars[0]).toBeLessThan(Infinity);
  });

  it('measures all outputs along one direction at once, each entry at its speed', () => {
    const direction = [{ input: 0, indices: [0, 1, 2], weights: vector(1, -2, 0.5) }];
    const { values, doubts } = along(
      each((x) => x * x),
      vector(1, 2, 3),
      direction,
    );
    expect([...doubts]).toEqual([0, 0, 0]);
    [2, -8, 3].forEach((slope, i) => expect(values[i]).toBeCloseTo(slope, 9));
  });

  it('keeps its bar where a curve looks like a line from so far that its bend is still small', () => {
    const { values, bars, doubts } = along(
      each((y) => 1646592 / y),
      vector(-3614720),
    );
    expect(doubts[0]).toBe(0);
    expect(Math.abs(values[0] + 1646592 / 3614720 ** 2)).toBeLessThan(bars[0]);
  });

  it('takes two evaluations for a line, and ten at most and two for a curve', () => {
    expect(costOf((x) => 3 * x - 1, 0.5)).toBe(2);
    expect(costOf(Math.sin, 0.5)).toBeGreaterThan(4);
    expect(costOf(Math.sin, 0.5)).toBeLessThanOrEqual(12);
  });

  it('goes no finer than where rounding is all that is left, within what is required, for many entries', () => {
    const drowned = (x: number): number => 1e6 + Math.sin(x);
    const costAmong = (entries: number): number => {
      let calls = 0;
      const counting = (at: Vector): Vector => (calls++, vector(drowned(at[0])));
      const x = new Float64Array(entries).fill(0.5);
      const slopes = measure(counting, x, (field) => slopesAlong(field, axis(0, 0), null));
      expect(Math.abs(slopes.values[0] - Math.cos(0.5))).toBeLessThanOrEqual(slopes.bars[0]);
      return slopes.doubts[0] === 0 ? calls - 1 : Infinity;
    };
    expect(costAmong(4096)).toBeLessThan(12);
    expect(costAmong(1)).toBe(Infinity);
  });

  const doubtful: [string, (x: number) => number, number][] = [
    ['a kink', Math.abs, 0],
    ['a kink close by', Math.abs, 1e-3],
    ['a jump', (x) => Number(x > 0), 0],
    ['an oscillation between the scales', (x) => Math.sin(1000 * x), 0.3],
    ['a pole close by', (x) => 1 / x, 0.01],
    ['a domain that ends', Math.log, 0.01],
    ['a place where f is no number', (x) => (x > 0 ? NaN : x), 0],
  ];

  it.for(doubtful)('leaves a doubt at %s', ([, f, x]) => {
    expect(along(each(f), vector(x)).doubts[0]).not.toBe(0);
  });

  it('looks only at the rows that are asked for', () => {
    const { doubts, bars } = measure(each(Math.sin), vector(1, 1), (field) =>
      slopesAlong(field, axis(0, 0), null, [0]),
    );
    expect([doubts[0], doubts[1], bars[1]]).toEqual([0, 1, Infinity]);
  });
});

const u = roundings * 2 ** -53;
const lost = roundings * 2 ** -1022;
const relative = 2 ** -11 * 1e-6;

/** The one slope of a function of one number, and the steps at which it was asked for f, in their order. */
function looked(f: (x: number) => number, x: number, claimed: number | null = null, weight = 1) {
  const steps: number[] = [];
  const watched = (at: Vector): Vector => {
    steps.push((at[0] - x) / weight);
    return at.map((v) => f(v));
  };
  const claims = claimed === null ? null : vector(claimed);
  const { values, bars, doubts } = measure(watched, vector(x), (field) =>
    slopesAlong(field, axis(0, 0, weight), claims),
  );
  return { value: values[0], bar: bars[0], doubt: doubts[0], steps: steps.slice(1) };
}

describe('a quick look', () => {
  const [behind, ahead] = [-(2 ** -7), 2 ** -18];

  it('asks for a quarter ahead and for a fine step behind, and then for pairs ever finer', () => {
    expect(looked((x) => 3 * x, 1).steps).toEqual([1 / 4, behind]);
    const finer = [1 / 8, -1 / 8, 1 / 16, -1 / 16, 1 / 32, -1 / 32];
    const all = [1 / 4, behind, ahead, -1 / 4, ...finer, 1 / 64, -1 / 64];
    expect(looked(Math.sin, 0.7).steps).toEqual(all);
    expect(looked((x) => x * x, 0.7).steps).toEqual(all.slice(0, 8));
    expect(looked((x) => 2 ** 40 + x, 0).steps.slice(2)).toEqual([16, -16]);
  });

  it('has a bar of the roundings of f, and of those of the inputs, where f is linear', () => {
    const { value, bar, doubt } = looked((x) => 3 * x - 1, 5, null, 0.5);
    // f is 14.375 at most, the entry moves by half of the step, and 5 is ten times as far as it is fast. Both ends of the
    // difference are rounded.
    expect([value, doubt]).toEqual([1.5, 0]);
    expect(bar).toBe((4 * (u * 14.375 + u * 10 * 1.5 + lost)) / 0.25);
  });

  it('has the bar of a wider difference where the slope is small beside f', () => {
    const { value, bar, doubt } = looked((x) => 2 ** 20 + x, 0);
    expect([value, doubt]).toEqual([1, 0]);
    expect(bar).toBe((2 * (u * (2 ** 20 + 16) + lost)) / 16);
  });

  it('leaves a doubt of its own kind where that is too coarse', () => {
    const { value, bar, doubt } = looked((x) => 2 ** 40 + x, 0);
    expect([value, doubt]).toEqual([1, 2]);
    expect(bar).toBe((2 * (u * (2 ** 40 + 16) + lost)) / 16);
  });

  it('takes no wider difference that contradicts the first', () => {
    const bent = (x: number): number => 2 ** 20 + (Math.abs(x) < 1 ? x : 2 * x);
    const { value, steps } = looked(bent, 0);
    expect(value).toBeCloseTo(1, 6);
    expect(steps.length).toBeGreaterThan(5);
  });

  it('goes on with finer steps where a wider one leaves the domain', () => {
    const short = (x: number): number => (Math.abs(x) < 1 ? 2 ** 20 + x : NaN);
    expect(looked(short, 0).value).toBeCloseTo(1, 6);
    const thrown = (x: number): number => {
      if (Math.abs(x) > 1) throw new RangeError('not here');
      return 2 ** 20 + x;
    };
    const { value, steps } = looked(thrown, 0);
    expect(value).toBeCloseTo(1, 6);
    expect(steps.slice(2, 5)).toEqual([16, -16, ahead]);
  });

  it('is as precise as the claim needs', () => {
    const coarse = (x: number): number => 2 ** 20 + x;
    expect(looked(coarse, 0, 1e4).steps).toHaveLength(2);
    expect(looked(coarse, 0, 1).steps).toHaveLength(4);
    const still = looked(() => 7, 3, 0);
    expect([still.value, still.doubt, still.steps.length]).toEqual([0, 0, 2]);
    expect(still.bar).toBe((4 * (u * 7 + lost)) / 0.25);
    expect(looked(() => 7, 3, 1e-6).steps).toHaveLength(4);
  });

  it.for<[string, (x: number) => number, number]>([
    ['sin', Math.sin, 0.7],
    ['exp', Math.exp, -2],
    ['1/x', (x) => 1 / x, 3],
    ['a product of scales', (x) => 1e8 * x * Math.cos(x), 1],
  ])('is the ladder of central differences of %s, and its bar', ([, f, x]) => {
    const { value, bar, doubt, steps } = looked(f, x);
    const count = (steps.length - 2) / 2;
    const quotients: number[] = [];
    const noise: number[] = [];
    for (let k = 0; k < count; k++) {
      const h = 0.25 / 2 ** k;
      const [plus, minus] = [f(x + h), f(x - h)];
      quotients.push((plus - minus) / (2 * h));
      const size = Math.max(Math.abs(plus), Math.abs(minus), Math.abs(f(x)));
      noise.push((u * size + u * Math.abs(x) * Math.abs(quotients[k]) + lost) / h);
    }
    const best = { value: 0, bar: 0 };
    extrapolate(quotients, noise, 0, count, true, best);
    expect({ value, bar }).toEqual(best);
    expect(bar).toBeLessThanOrEqual(
      Math.max(relative * Math.abs(value), Math.min(1e-6 * Math.abs(value), 16 * noise[count - 1])),
    );
    expect([count >= 3 && count <= 5, doubt]).toEqual([true, 0]);
  });

  /** sin with a bump at one of the fine steps. */
  const bumped =
    (step: number, size: number) =>
    (x: number): number =>
      Math.sin(x) + (Math.abs(x - 0.7 - step) < 1e-7 ? size : 0);

  it.for([
    [behind, 1e-6],
    [behind, -1e-6],
    [ahead, 1e-13],
    [ahead, -1e-13],
  ])('leaves a doubt where f is elsewhere at the fine step %d, by %d', ([step, size]) => {
    expect(looked(bumped(step, size), 0.7).doubt).toBe(1);
    expect(looked(bumped(step, size / 1e3), 0.7).doubt).toBe(0);
  });

  it('settles each row for itself', () => {
    const rows = (x: Vector): Vector =>
      vector(3 * x[0], Math.sin(x[0]), Math.abs(x[0] - 1e-3), NaN);
    const { doubts, values } = along(rows, vector(0));
    expect([...doubts]).toEqual([0, 0, 1, 1]);
    expect(values[0]).toBe(3);
    expect(values[1]).toBeCloseTo(1, 9);
  });

  it('settles nothing of what overflows', () => {
    const { doubt, bar } = looked((x) => (x === 0 ? 0 : x * Infinity), 0);
    expect([doubt, bar]).toEqual([1, Infinity]);
  });

  it('has a bar of what is lost below the smallest numbers, where f is nothing but 0', () => {
    expect(looked(() => 0, 0, 0)).toEqual({
      value: 0,
      bar: (4 * lost) / 0.25,
      doubt: 0,
      steps: [1 / 4, behind],
    });
  });

  it('counts the roundings of f at the point where they are more than those at the step', () => {
    // −20 + 3x is −5 at 5, and less beside it.
    const { bar } = looked((x) => 3 * x - 20, 5, null, 0.5);
    expect(bar).toBe((4 * (u * 5 + u * 10 * 1.5 + lost)) / 0.25);
  });

  it('takes two differences for one slope where they are as far apart as roundings of both', () => {
    // Each end is good to 4 roundings, and so is the point: 8 of either difference.
    const off = (by: number) => (x: number) => (x < 0 ? x * (1 + by * 2 ** -53) : x);
    expect(looked(off(12), 0)).toMatchObject({ doubt: 0, bar: 28 * 2 ** -53 });
    expect(looked(off(12), 0).steps).toHaveLength(2);
    expect(looked(off(20), 0).steps.length).toBeGreaterThan(2);
    expect(looked(off(-20), 0).steps.length).toBeGreaterThan(2);
  });

  it('leaves a doubt where a step is so large that its slope is infinite', () => {
    const { doubt, bar } = looked((x) => (x > 1 ? 1e308 : 0), 1);
    expect([doubt, bar]).toEqual([2, Infinity]);
  });

  /** A line near the point; 16 to either side of it so much higher. */
  const raised =
    (slope: number, by: number, base = 2 ** 20) =>
    (x: number): number =>
      base + slope * x + (Math.abs(x) < 1 ? 0 : by);

  it('counts the bend over a wider difference, of which truncation is about the square', () => {
    for (const slope of [1, -1]) {
      for (const by of [2 ** -10, -(2 ** -10)]) {
        const { value, bar, doubt } = looked(raised(slope, by), 0);
        expect([value, doubt]).toEqual([slope, 0]);
        // (up − 2f + down) / 32 is 2⁻¹⁴.
        expect(bar).toBe(2 ** -28 + (2 * (u * (2 ** 20 + 16 + by) + lost)) / 16);
      }
      // The first bar stays where the bend makes more: 16 roundings of f.
      const { bar } = looked(raised(slope, 2 ** -6), 0);
      expect(bar).toBe((4 * (u * (2 ** 20 + Math.max(0, slope / 4)) + lost)) / 0.25);
    }
    // It is divided by the slope.
    const { bar } = looked(raised(4, 2 ** -10), 0);
    expect(bar).toBe(2 ** -30 + (2 * (u * (2 ** 20 + 64 + 2 ** -10) + lost)) / 16);
  });

  it('tells a slope of 0 by a wider difference, too, for a claim that is small', () => {
    expect(looked(() => 7, 3, 1e-6)).toMatchObject({
      value: 0,
      bar: (2 * (u * 7 + lost)) / 16,
      doubt: 0,
    });
    // The largest of the three is f at the point.
    expect(looked(raised(0, -1), 0, 1e-3).bar).toBe((2 * (u * 2 ** 20 + lost)) / 16);
    expect(looked(raised(0, 1), 0, 1e-3).bar).toBe((2 * (u * (2 ** 20 + 1) + lost)) / 16);
  });

  it('finds a wider difference too coarse where its bar is beyond what is required of the claim', () => {
    const flat = raised(0, 0, 2 ** 40);
    // 8 roundings of 2⁴⁰ over 16 are 6 · 10⁻⁵.
    expect(looked(flat, 0, 6e-3).doubt).toBe(2);
    expect(looked(flat, 0, 50).doubt).toBe(2);
    expect(looked(flat, 0, 70).doubt).toBe(0);
    expect(looked(flat, 0, -70).doubt).toBe(0);
  });

  it('settles a slope of 0 at an even function by its roundings', () => {
    const { value, doubt, steps } = looked(Math.cos, 0);
    expect([value, doubt, steps.length]).toEqual([0, 0, 8]);
  });

  it('measures each row along each of several directions', () => {
    const f = ([a, b]: Vector): Vector => vector(3 * a, 5 * b, a + Math.sin(b));
    const slopes = measure(f, vector(1, 2), (field) =>
      slopesAlongEach(
        field,
        [0, 1].map((k) => ({ direction: axis(0, k), claimed: null, only: null })),
      ),
    );
    expect(slopes.map(({ doubts }) => [...doubts])).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
    const [byA, byB] = slopes.map(({ values }) => [...values]);
    expect(byA.slice(0, 2)).toEqual([3, 0]);
    expect(byA[2]).toBeCloseTo(1, 9);
    expect(byB.slice(0, 2)).toEqual([0, 5]);
    expect(byB[2]).toBeCloseTo(Math.cos(2), 9);
  });

  it.for([
    ['ahead', 1],
    ['behind', -1],
  ] as const)('knows nothing where there is no value %s', ([, side]) => {
    const broken = (x: number): number => {
      if (side * x > 0) throw new RangeError('not here');
      return 3 * x;
    };
    expect(looked(broken, 0)).toMatchObject({ value: 0, bar: Infinity, doubt: 1 });
    const used = new SlopesMemory(1, 1);
    used.at(0).values.fill(7);
    const [slopes] = measure(each(broken), vector(0), (field) =>
      slopesAlongEach(field, [{ direction: axis(0, 0), claimed: null, only: null }], used),
    );
    expect([slopes.values[0], slopes.shown, slopes.far]).toEqual([0, null, null]);
  });

  /** The look at one of many entries that f does not depend on otherwise. */
  const among = (f: (x: number) => number, entries: number, rows = 1) => {
    let calls = 0;
    const counting = (at: Vector): Vector => (calls++, new Float64Array(rows).fill(f(at[0])));
    const x = new Float64Array(entries).fill(0.5);
    const { bars, doubts } = measure(counting, x, (field) => slopesAlong(field, axis(0, 0), null));
    return { bar: bars[0], doubt: doubts[0], calls: calls - 1 };
  };

  it('is content with a quarter of what is required from 2048 entries on, and no more', () => {
    const drowned = (base: number) => (x: number) => base + Math.sin(x);
    expect(among(drowned(2e6), 2047).doubt).toBe(1);
    expect(among(drowned(2e6), 2048)).toMatchObject({ doubt: 0, calls: 10 });
    expect(among(drowned(2e6), 1024, 2).doubt).toBe(0);
    expect(among(drowned(2e6), 1023, 2).doubt).toBe(1);
    const { doubt, bar } = among(drowned(1e7), 4096);
    expect(doubt).toBe(1);
    expect(bar).toBeGreaterThan(0.25e-6 * Math.cos(0.5));
    expect(bar).toBeLessThan(1e-6 * Math.cos(0.5));
  });

  it('goes finer, however many the entries are, where that tells more', () => {
    const { calls, doubt } = among((x) => Math.sin(1.5 * x), 1);
    expect([calls > 8, doubt]).toEqual([true, 0]);
    expect(among((x) => Math.sin(1.5 * x), 4096)).toMatchObject({ calls, doubt });
  });
});

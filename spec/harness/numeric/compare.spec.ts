import { describe, expect, it } from 'vitest';
import { randomOf } from '../../../harness/cases/random.ts';
import type { Claim } from '../../../harness/numeric/claim.ts';
import { compare } from '../../../harness/numeric/compare.ts';
import type { Entry } from '../../../harness/numeric/entryList.ts';
import type { Slope } from '../../../harness/numeric/slope.ts';
import { unitOf, type Field } from '../../../harness/numeric/field.ts';
import type { Dtype } from '../../../harness/index.ts';
import type { Asking } from '../../../harness/question.ts';
import { Rows } from '../../../harness/numeric/sparse.ts';
import { hashed, vector, type Vector } from '../subjects.ts';
import { each, measure } from './measure.ts';

interface Heard {
  readonly good: Entry[];
  readonly wrong: Entry[];
  readonly kinks: Entry[];
  readonly unmeasurable: string[];
  zeros: number;
  /** How many zeros were heard of at once, and how many of them exactly. */
  readonly seen: [number, number][];
  /** What was seen at the kinks. */
  readonly slopes: Slope[];
}

const silence = (): Heard => ({
  good: [],
  wrong: [],
  kinks: [],
  unmeasurable: [],
  zeros: 0,
  seen: [],
  slopes: [],
});

interface More {
  readonly seed?: number;
  readonly dtype?: Dtype;
  /** What is claimed of the one entry of a point elsewhere; as at the point where nothing is said. */
  readonly claimAt?: (x: number) => number;
}

/** Holds a claimed Jacobian against a function, and writes down all that is heard. */
function held(
  f: (x: Vector) => Vector,
  x: Vector,
  claimed: readonly number[][],
  most?: number,
  { dtype, claimAt, seed = 1 }: More = {},
): Heard {
  const rows = new Rows(x.length);
  for (const row of claimed) rows.push(Float64Array.from(row), 1);
  const claim: Claim = {
    input: 0,
    matrix: rows.done(),
    *entryAlong(row, column, [{ weights }], steps) {
      yield* [];
      return steps.map((by) => claimAt?.(x[0] + by * weights[0]) ?? claimed[row][column]);
    },
  };
  const heard = silence();
  const ask = (field: Field): Asking<void> =>
    compare(
      field,
      claim,
      randomOf(seed),
      {
        goodTogether(list, shown) {
          const rows = Array.from({ length: list.rows }, (__, row) => row);
          const all = rows.filter((row) => list.has(row)).map((row) => list.at(row));
          if (shown.entries !== all.length) throw new Error('There are other entries.');
          if (all.length === 0) throw new Error('There is nothing to hear.');
          heard.good.push(...all);
        },
        good: (entry) => heard.good.push(entry),
        zeros(count, exact) {
          heard.zeros += count;
          heard.seen.push([count, exact]);
        },
        kink(entry, slope) {
          heard.kinks.push(entry);
          heard.slopes.push(slope);
        },
        unmeasurable: (_, because) => heard.unmeasurable.push(because),
        wrong: (entry) => heard.wrong.push(entry),
      },
      most,
    );
  measure(f, x, ask, dtype);
  return heard;
}

const squares = each((x) => x * x);
const diagonal = (...entries: number[]): number[][] =>
  entries.map((entry, i) => entries.map((_, j) => (i === j ? entry : 0)));
const places = (entries: readonly Entry[]): number[][] =>
  entries.map(({ row, column }) => [row, column]);

describe('compare', () => {
  it('hears every entry once: those that are claimed, and how many are not', () => {
    const heard = held(squares, vector(1, 2, 3), diagonal(2, 4, 6));
    expect(places(heard.good)).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ]);
    expect([heard.zeros, heard.wrong, heard.kinks, heard.unmeasurable]).toEqual([6, [], [], []]);
  });

  it('finds the wrong entry in a group that was moved together', () => {
    const x = vector(1, 2, 3, 4, 5, 6, 7);
    const claims = diagonal(2, 4, 6, 8, 10, 12, 14);
    claims[4][4] = 10.001;
    const { wrong, good } = held(squares, x, claims);
    expect(places(wrong)).toEqual([[4, 4]]);
    expect(wrong[0].measured).toBeCloseTo(10, 9);
    expect(wrong[0].bar).toBeLessThan(1e-6);
    expect(places(good)).toHaveLength(6);
  });

  it('finds an entry that is claimed to be 0', () => {
    const claims = diagonal(2, 4, 6);
    claims[1][1] = 0;
    expect(places(held(squares, vector(1, 2, 3), claims).wrong)).toEqual([[1, 1]]);
  });

  it('finds all entries of a whole row that are wrong', () => {
    const sum = (x: Vector): Vector => vector(x.reduce((a, b) => a + b, 0));
    const { wrong } = held(sum, vector(1, 2, 3), [[2, 2, 2]]);
    expect(places(wrong)).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
    ]);
  });

  it('stops after so many wrong ones', () => {
    const x = Float64Array.from({ length: 100 }, (_, i) => i + 1);
    const { wrong } = held(squares, x, diagonal(...x.map((v) => 3 * v)));
    expect(wrong.length).toBeGreaterThanOrEqual(24);
    expect(wrong.length).toBeLessThan(60);
  });

  it('hears of kinks, and lets every claim between the slopes pass', () => {
    const kinked = each((x) => Math.max(x, 0));
    expect(places(held(kinked, vector(0, 1), diagonal(0.5, 1)).kinks)).toEqual([[0, 0]]);
    expect(places(held(kinked, vector(0, 1), diagonal(1.5, 1)).wrong)).toEqual([[0, 0]]);
  });

  it('says of a place without a derivative why it has none', () => {
    expect(held(each(Math.cbrt), vector(0), [[3]]).unmeasurable).toEqual(['vertical']);
    expect(held(each(hashed), vector(0.3), [[3]]).unmeasurable).toEqual(['nothing']);
  });

  it('passes over outputs that are no numbers', () => {
    const half = each((x) => (x > 1 ? Infinity : x));
    const { good, wrong, unmeasurable } = held(half, vector(0.5, 2), diagonal(1, 7));
    expect([places(good), wrong, unmeasurable]).toEqual([[[0, 0]], [], []]);
  });

  it('has nothing to hear of nothing', () => {
    expect(held(squares, vector(), [])).toEqual(silence());
    expect(held(() => vector(), vector(1, 2), [])).toEqual(silence());
  });

  it('tells of each entry what was measured, in its own units', () => {
    const { good } = held(squares, vector(1, 5, -300), diagonal(2, 10, -600));
    expect(good.map(({ claimed }) => claimed)).toEqual([2, 10, -600]);
    for (const { claimed, measured, bar } of good) {
      expect(Math.abs(measured - claimed)).toBeLessThanOrEqual(bar);
      expect(bar).toBeGreaterThan(0);
      expect(bar).toBeLessThan(1e-6 * Math.abs(claimed));
    }
  });

  it('says whether zeros were seen exactly, or as sharply as the entry that they share a row with', () => {
    const x = vector(1, 2, 3);
    const still = (row: (at: Vector) => number): [number, number][] =>
      held((at) => vector(row(at)), x, [[0, 0, 0]]).seen;
    expect(still(() => 7)).toEqual([[3, 3]]);
    const beside = (size: number): [number, number][] =>
      held(([a]) => vector(1 + size * a), x, [[size, 0, 0]]).seen;
    expect(beside(1)).toEqual([[2, 2]]);
    expect(held(squares, vector(1), [[2]]).seen).toEqual([]);
  });

  it('looks closely at a zero where f moves, by roundings as it may be', () => {
    const f = ([a]: Vector): Vector => vector(1 + 2 ** -52 * Number(a !== 1));
    const { seen, good } = held(f, vector(1, 2, 3), [[0, 0, 0]]);
    expect([seen, good.length]).toEqual([[[2, 2]], 1]);
    expect(good[0]).toMatchObject({ row: 0, column: 0, claimed: 0 });
    // At 3 the slope of 10¹⁶ + x² is 6, which steps of a quarter do not show.
    const sum = ([a, b]: Vector): Vector => vector(a * a + b);
    const hidden = held(sum, vector(1e8, 3), [[2e8, 0]]);
    expect(places(hidden.wrong)).toEqual([[0, 1]]);
  });

  it('looks for no more wrong ones than it is asked for, of one column or of several', () => {
    const threefold = ([a]: Vector): Vector => vector(a, a, a);
    expect(places(held(threefold, vector(1), [[2], [2], [2]], 2).wrong)).toEqual([
      [0, 0],
      [1, 0],
    ]);
    const sum = (x: Vector): Vector => vector(x.reduce((a, b) => a + b, 0));
    expect(places(held(sum, vector(1, 2, 3), [[2, 2, 2]], 1).wrong)).toEqual([[0, 0]]);
    expect(held(sum, vector(1, 2, 3), [[2, 2, 2]], 2).wrong).toHaveLength(2);
  });

  it('takes a claim at a jump for right if it is the slope of the side that f belongs to', () => {
    const closed = each((x) => (x >= 0 ? 2 * x + 5 : 3 * x));
    expect(places(held(closed, vector(0), [[2]]).good)).toEqual([[0, 0]]);
    expect(held(closed, vector(0), [[3]]).unmeasurable).toEqual(['jump']);
  });

  it('fails an infinite claim where there is a slope, and leaves it open where there may be none', () => {
    expect(places(held(squares, vector(1), [[Infinity]]).wrong)).toEqual([[0, 0]]);
    expect(
      held(
        each(() => 7),
        vector(1),
        [[-Infinity]],
      ).unmeasurable,
    ).toEqual(['smooth']);
  });

  it('takes a claim within an excuse that is sharp for right, with the bar of the excuse', () => {
    const far = -15630336;
    const waves = each((x) => x * x + 3 * Math.sin(x));
    const slope = 2 * far + 3 * Math.cos(far);
    const [good] = held(waves, vector(far), [[slope]]).good;
    expect(good.bar).toBeCloseTo(1e-6 * Math.abs(slope), 3);
    expect(places(held(waves, vector(far), [[slope + 100]]).wrong)).toEqual([[0, 0]]);
  });

  it('hears of a kink beside the point, with the slopes there', () => {
    const median = (x: Vector): Vector => vector(x.toSorted()[1]);
    const { kinks, slopes } = held(median, vector(2, 2, 2), [[0.5, 0.25, 0.25]]);
    expect(places(kinks)).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
    ]);
    expect(slopes.map(({ kind }) => kind)).toEqual(['smooth', 'smooth', 'smooth']);
    slopes.forEach(({ lower, upper }, k) => {
      expect(lower).toBeLessThanOrEqual(0);
      expect(upper).toBeGreaterThanOrEqual(kinks[k].claimed);
    });
  });

  it.for([20, 600])('moves each of %d columns by a size of its own', (count) => {
    const x = Float64Array.from({ length: count }, (_, j) => (3 * j) / 8);
    const asked: Vector[] = [];
    const watched = (at: Vector): Vector => (asked.push(at.slice()), at.slice());
    const ones = Array.from({ length: count }, () => 1);
    expect(held(watched, x, diagonal(...ones)).wrong).toEqual([]);
    const speeds = asked[1].map((v, j) => (4 * (v - x[j])) / unitOf(x[j]));
    const sizes = [...speeds].map(Math.abs);
    expect(new Set(sizes).size).toBe(count);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(0.5);
    expect(Math.max(...sizes)).toBeLessThan(1);
    const digits = count > 256 ? 2 ** 13 : 2 ** 11;
    expect(sizes.every((size) => Number.isInteger(digits * size))).toBe(true);
    expect(sizes.every((size) => Number.isInteger((digits / 2) * size))).toBe(false);
    expect(new Set([...speeds].map(Math.sign))).toEqual(new Set([-1, 1]));
  });

  it('asks for nothing where f has no outputs', () => {
    let calls = 0;
    held(() => (calls++, vector()), vector(1, 2), []);
    // The value alone, which whoever compares knows already.
    expect(calls).toBe(1);
  });

  /** Which entry was moved by each of the first evaluations. */
  function order(rows: number, columns: number): number[] {
    const x = new Float64Array(columns).fill(0.5);
    const moved: number[] = [];
    const curve = (at: Vector): Vector => {
      moved.push(at.findIndex((v) => v !== 0.5));
      return new Float64Array(rows).fill(at.reduce((sum, v) => sum + v * v, 0));
    };
    const ones = Array.from({ length: columns }, () => 1);
    held(
      curve,
      x,
      Array.from({ length: rows }, () => ones),
    );
    return moved.slice(1);
  }

  it('asks for sixteen groups at once, or for as many as have some thousand rows', () => {
    const pairs = (count: number): number[] =>
      Array.from({ length: 2 * count }, (_, k) => Math.floor(k / 2));
    expect(order(1, 20).slice(0, 33)).toEqual([...pairs(16), 0]);
    expect(order(2 ** 12, 3).slice(0, 5)).toEqual([...pairs(2), 0]);
    expect(order(2 ** 13 + 1, 2).slice(0, 3)).toEqual([...pairs(1), 0]);
  });

  it.for([0, 1, 2, 3, 4, 5, 6])(
    'finds a wrong entry at each place of a group, as at %d',
    (place) => {
      const x = vector(1, 2, 3, 4, 5, 6, 7);
      const claims = diagonal(...x.map((v) => 2 * v));
      claims[place][place] += 0.01;
      const { wrong, good, seen, zeros } = held(squares, x, claims);
      expect(places(wrong)).toEqual([[place, place]]);
      expect(places(good)).toEqual([...x.keys()].filter((k) => k !== place).map((k) => [k, k]));
      // Of the wrong row, each half that holds another column tells of its zeros.
      expect([zeros, seen[0]]).toEqual([42, [36, 36]]);
    },
  );

  it('finds wrong entries in both halves of a group, and in other rows of the same columns', () => {
    const f = (x: Vector): Vector => vector(...squares(x), x[0] * x[0], x[2] * x[2]);
    const claims = [...diagonal(2, 4, 6, 8), [2, 0, 0, 0], [0, 0, 6, 0]];
    claims[0][0] = claims[2][2] = claims[5][2] = 1;
    const { wrong, good } = held(f, vector(1, 2, 3, 4), claims);
    expect(places(wrong)).toEqual([
      [0, 0],
      [2, 2],
      [5, 2],
    ]);
    expect(places(good).toSorted(([a], [b]) => a - b)).toEqual([
      [1, 1],
      [3, 3],
      [4, 0],
    ]);
  });

  it('says that zeros beside steep entries are seen as exactly as these', () => {
    const steep = each((x) => 1e6 * x);
    expect(held(steep, vector(1, 2, 3), diagonal(1e6, 1e6, 1e6)).seen).toEqual([[6, 6]]);
  });

  it('takes a claim that is off by its own roundings for right, by so much more of a bar', () => {
    // log(1 + e⁻ˣ) and its slope −1/(1 + eˣ), claimed as that cancels: it is a multiple of 2⁻⁵².
    for (const sign of [1, -1]) {
      for (const x of [35.8, 36.5]) {
        const f = each((v) => sign * Math.log1p(Math.exp(-v)));
        const claimAt = (v: number): number => sign * (1 / (1 + Math.exp(-v)) - 1);
        const claims = [[claimAt(x)]];
        expect(Math.abs(claims[0][0])).toBe(2 ** -52);
        const { good, wrong } = held(f, vector(x), claims, undefined, { claimAt });
        expect([places(good), wrong]).toEqual([[[0, 0]], []]);
        expect(good[0].measured / (-sign / (1 + Math.exp(x)))).toBeCloseTo(1, 6);
        expect(good[0].bar).toBeGreaterThanOrEqual(2 ** -52);
        expect(good[0].bar).toBeLessThanOrEqual(2 ** -47);
        expect(places(held(f, vector(x), claims).wrong)).toEqual([[0, 0]]);
      }
    }
  });

  it('leaves open what is excused, but not told', () => {
    const softplus = each((x) => Math.log(1 + Math.exp(x)));
    const { unmeasurable, wrong, good } = held(softplus, vector(-40), [[1e-14]]);
    expect([unmeasurable, wrong, good]).toEqual([['rough'], [], []]);
    for (const claim of [1e-3, -1e-3]) {
      expect(places(held(softplus, vector(-40), [[claim]]).wrong)).toEqual([[0, 0]]);
    }
  });

  it('leaves open what no witness bears out, and asks none once an entry is wrong', () => {
    // In float32 the quotients of a norm are few roundings, and agree by accident.
    const x = vector(1.1912420205817398e-7, 0.01770108938217163);
    const norm = Math.hypot(...x);
    const claim = x[0] / norm;
    const f = (at: Vector): Vector => vector(Math.hypot(...at));
    const alone = held(f, x, [[claim, 1]], undefined, { dtype: 'float32' });
    expect([alone.unmeasurable, alone.wrong]).toEqual([['rough'], []]);
    const beside = (at: Vector): Vector => vector(3 * at[0], Math.hypot(...at));
    const claims = [
      [2, 0],
      [claim, 1],
    ];
    const { wrong, unmeasurable } = held(beside, x, claims, undefined, { dtype: 'float32' });
    expect([places(wrong), unmeasurable]).toEqual([
      [
        [0, 0],
        [1, 0],
      ],
      [],
    ]);
  });

  it('looks for a kink at eight places only once an entry is wrong', () => {
    const callsFor = (...claims: number[]): number => {
      let calls = 0;
      const lines = ([a]: Vector): Vector => (calls++, vector(...claims.map(() => 3 * a)));
      expect(
        held(
          lines,
          vector(1),
          claims.map((claim) => [claim]),
        ).wrong,
      ).toHaveLength(claims.length);
      return calls;
    };
    // Each of them is seen from both sides.
    expect(callsFor(2, 2) - callsFor(2)).toBe(16);
    expect(callsFor(2, 2, 2) - callsFor(2)).toBe(32);
  });

  it('moves columns by other sizes where the seed is another', () => {
    const sizesBy = (seed: number): number[] => {
      const asked: Vector[] = [];
      const watched = (at: Vector): Vector => (asked.push(at.slice()), at.slice());
      held(watched, vector(0, 0, 0), diagonal(1, 1, 1), undefined, { seed });
      return [...asked[1]].map(Math.abs);
    };
    expect(sizesBy(1)).toEqual(sizesBy(1));
    expect(sizesBy(2)).not.toEqual(sizesBy(1));
  });

  it('takes a claim for rightly infinite where the slope is beyond the largest number of its sign', () => {
    const steep = (slope: number, claimed: number): [number[][], number[][]] => {
      const { good, wrong } = held(
        each((x) => slope * x),
        vector(0),
        [[claimed]],
        undefined,
        { dtype: 'float32' },
      );
      return [places(good), places(wrong)];
    };
    const [right, wrong] = [
      [[[0, 0]], []],
      [[], [[0, 0]]],
    ];
    expect(steep(1e39, Infinity)).toEqual(right);
    expect(steep(1e39, 5e39)).toEqual(right);
    expect(steep(-1e39, -5e39)).toEqual(right);
    expect(steep(-1e39, 5e39)).toEqual(wrong);
    expect(steep(1e38, 5e39)).toEqual(wrong);
    expect(steep(-1e39, -Infinity)).toEqual(right);
    expect(steep(1e39, -Infinity)).toEqual(wrong);
    expect(steep(-1e39, Infinity)).toEqual(wrong);
    expect(steep(1e38, Infinity)).toEqual(wrong);
    expect(steep(-1e38, -Infinity)).toEqual(wrong);
    expect(steep(1e39, 1)).toEqual(wrong);
    expect(steep(-1e39, 1)).toEqual(wrong);
  });

  it('excuses one row though another is wrong', () => {
    const f = ([x]: Vector): Vector => vector(3 * x, Math.log(1 + Math.exp(x)));
    const { wrong, unmeasurable } = held(f, vector(-40), [[2], [1e-14]]);
    expect([places(wrong), unmeasurable]).toEqual([[[0, 0]], ['rough']]);
  });
});

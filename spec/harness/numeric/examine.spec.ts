import { describe, expect, it } from 'vitest';
import { examine } from '../../../harness/numeric/examine.ts';
import type { Slope } from '../../../harness/numeric/slope.ts';
import { axis } from '../../../harness/numeric/field.ts';
import { gradcheck, type Dtype } from '../../../harness/index.ts';
import { hashed, vector, type Vector } from '../subjects.ts';
import { each, measure } from './measure.ts';

/** One function of one number looked at closely; without a claim, in doubt of every one. */
const look = (
  f: (x: number) => number,
  x: number,
  dtype: Dtype = 'float64',
  claimed = NaN,
): Slope =>
  measure(each(f), vector(x), (field) => examine(field, axis(0, 0), [0], [claimed]), dtype)[0];

/** The derivative by the first of several entries. */
const lookAlong = (f: (x: Vector) => number, ...x: number[]): Slope =>
  measure(
    (at) => vector(f(at)),
    vector(...x),
    (field) => examine(field, axis(0, 0), [0], [NaN]),
  )[0];

const contains = ({ lower, upper }: Slope, slope: number): boolean =>
  lower <= slope && slope <= upper;

const smooth: [string, () => Slope, number, number][] = [
  ['exp at 1', () => look(Math.exp, 1), Math.E, 1e-9],
  ['exp at 300', () => look(Math.exp, 300), Math.exp(300), 1e-9],
  ['sin 1000x at 0.3', () => look((x) => Math.sin(1000 * x), 0.3), 1000 * Math.cos(300), 1e-8],
  ['log at 10⁻¹²', () => look(Math.log, 1e-12), 1e12, 1e-9],
  ['1/x at 10⁻³', () => look((x) => 1 / x, 1e-3), -1e6, 1e-9],
  ['x² at 10⁸', () => look((x) => x * x, 1e8), 2e8, 1e-9],
  ['x² at 0', () => look((x) => x * x, 0), 0, 1e-9],
  ['a constant', () => look(() => 7, 1), 0, 1e-9],
  ['relu at 10⁻⁹', () => look((x) => Math.max(x, 0), 1e-9), 1, 1e-6],
  ['relu at −10⁻⁹', () => look((x) => Math.max(x, 0), -1e-9), 0, 1e-6],
  ['|x − 1| at 1 + 10⁻⁵', () => look((x) => Math.abs(x - 1), 1 + 1e-5), 1, 1e-9],
  ['x|x| at 0', () => look((x) => x * Math.abs(x), 0), 0, 1e-9],
  ['a small entry beside 10⁸', () => lookAlong(([a, b]) => a + b, 1e-4, 1e8), 1, 1e-6],
  ['a product with 10¹⁰', () => lookAlong(([a, b]) => a * b, 1e-3, 1e10), 1e10, 1e-9],
];

const kinks: [string, () => Slope, number, number][] = [
  ['|x| at 0', () => look(Math.abs, 0), -1, 1],
  ['relu at 0', () => look((x) => Math.max(x, 0), 0), 0, 1],
  ['|x − 1| at 1', () => look((x) => Math.abs(x - 1), 1), -1, 1],
  ['a leaky relu at 0', () => look((x) => (x > 0 ? x : 0.01 * x), 0), 0.01, 1],
  ['max(eˣ, 1) at 0', () => look((x) => Math.max(Math.exp(x), 1), 0), 0, 1],
  ['|x| at 0 in float32', () => look(Math.abs, 0, 'float32'), -1, 1],
  ['max of a tie', () => lookAlong((x) => Math.max(...x), 1, 1, 0), 0, 1],
  ['max of a tie beside 10⁶', () => lookAlong(([a, b, c]) => Math.max(a, b) + c, 1, 1, 1e6), 0, 1],
  ['the length of a vector at 0', () => lookAlong((x) => Math.hypot(...x), 0, 0), -1, 1],
];

describe('examine', () => {
  it.for(smooth)('finds one slope of %s', ([, seen, expected, relative]) => {
    const slope = seen();
    expect(slope.kind).toBe('smooth');
    expect(contains(slope, expected)).toBe(true);
    expect(slope.bar).toBeLessThanOrEqual(relative * Math.max(1, Math.abs(expected)));
  });

  it.for(kinks)('finds two slopes of %s', ([, seen, lower, upper]) => {
    const slope = seen();
    expect(slope.kind).toBe('kink');
    expect(slope.lower).toBeCloseTo(lower, 3);
    expect(slope.upper).toBeCloseTo(upper, 3);
    expect(contains(slope, lower) && contains(slope, upper)).toBe(true);
  });

  it('finds the slope of the side that is left where a domain ends', () => {
    const slope = look((x) => (x < 0 ? NaN : Math.exp(3 * x)), 0);
    expect([slope.kind, contains(slope, 3)]).toEqual(['edge', true]);
    const left = look((x) => (x > 1 ? NaN : x * x), 1);
    expect([left.kind, contains(left, 2)]).toEqual(['edge', true]);
  });

  it('stays inside a domain that ends close by', () => {
    const slope = look(Math.sqrt, 1e-6);
    expect([slope.kind, contains(slope, 500)]).toEqual(['smooth', true]);
  });

  it('tells a jump from a slope, and keeps the side that f belongs to', () => {
    const slope = look((x) => (x >= 0 ? 2 * x + 5 : 3 * x), 0, 'float64', 2);
    expect([slope.kind, contains(slope, 2)]).toEqual(['jump', true]);
  });

  it('tells a slope without a bound', () => {
    expect(look(Math.cbrt, 0).kind).toBe('vertical');
    expect(look((x) => Math.sqrt(Math.abs(x)), 0).kind).toBe('vertical');
    expect(look((x) => (x < 0 ? NaN : Math.sqrt(x)), 0).kind).toBe('vertical');
  });

  it('finds nothing where f is nowhere defined around the point', () => {
    expect(look((x) => (x === 0 ? 0 : NaN), 0).kind).toBe('nothing');
  });

  it('looks past a jump or a kink at some distance', () => {
    const far = look((x) => (x > 0.01 ? 5 : x), 0);
    expect([far.kind, contains(far, 1)]).toEqual(['smooth', true]);
    const round = look(Math.round, 0.2);
    expect([round.kind, contains(round, 0)]).toEqual(['smooth', true]);
  });

  it('asks for no more noise than a claim needs', () => {
    let calls = 0;
    const f = (x: Vector): Vector => (calls++, x.map(Math.exp));
    const asked = (claimed: number): number => {
      calls = 0;
      measure(f, vector(1), (field) => examine(field, axis(0, 0), [0], [claimed]));
      return calls;
    };
    expect(asked(Math.E)).toBeLessThan(asked(3));
  });

  /** The slope of a function of the first entry, and how far that moved, evaluation by evaluation. */
  function followed(f: (x: number) => number, claimed: number, ...x: number[]) {
    const moved: number[] = [];
    const watched = (at: Vector): Vector => (moved.push(at[0] - x[0]), vector(f(at[0])));
    const [slope] = measure(watched, vector(...x), (field) =>
      examine(field, axis(0, 0), [0], [claimed]),
    );
    return { slope, moved: moved.slice(1) };
  }

  it('halves the step, to both sides, until twice six more of them have taught nothing', () => {
    const { moved } = followed(Math.exp, Math.E, 1);
    expect(moved).toEqual(
      Array.from({ length: 30 }, (_, k) => [2 ** -(k + 2), -(2 ** -(k + 2))]).flat(),
    );
    // What stands still within 256 roundings teaches nothing either.
    const barely = (by: number): number => followed((x) => 1 + by * x, by, 0.5).moved.length / 2;
    expect([barely(2 ** -25), barely(2 ** -23)]).toEqual([30, 36]);
    // A claim that is wrong is looked at to the end, as a kink is, and the noise around it: 99 evaluations.
    for (const wrong of [2, 3]) expect(followed(Math.exp, wrong, 1).moved).toHaveLength(191);
    expect(followed(Math.abs, 0.5, 0).moved).toHaveLength(2 * 63 + 99);
    expect(followed((x) => Math.max(3 * x, x), 2, 0).moved).toHaveLength(2 * 63 + 99);
  });

  it('looks at the noise around a slope that it cannot resolve, though the claim is right', () => {
    // Steps along the ladder are powers of two; those among noise are not.
    const isLookedAt = (f: (x: number) => number, claimed: number): boolean =>
      followed(f, claimed, 0.5).moved.some((by) => !Number.isInteger(Math.log2(Math.abs(by))));
    expect(isLookedAt((x) => 1e-3 * x + 1e7, 1e-3)).toBe(true);
    expect(isLookedAt((x) => 1e-3 * x + 1, 1e-3)).toBe(false);
    expect(isLookedAt((x) => 1e3 * x + 1e7, 1e3)).toBe(false);
  });

  it('goes on where the one-sided slopes still differ: a kink may be close by', () => {
    const near = (x: number): number => Math.max(x, 2 ** -22) + 1;
    expect(followed(near, 0, 0).slope).toMatchObject({ kind: 'smooth' });
    expect(contains(followed(near, 0, 0).slope, 0)).toBe(true);
    const bent = (x: number): number => Math.exp(x) + 1e-8 * Math.abs(x - 2 ** -29);
    expect(followed(bent, 1 - 1e-8, 0).moved.length).toBeGreaterThan(60);
  });

  it('goes on past a kink that is close by, though the claim is right from afar', () => {
    const close = (x: number): number => Math.exp(x) + 1e-3 * Math.abs(x - 2 ** -29);
    const { slope } = followed(close, 1, 0);
    expect([contains(slope, 1 - 1e-3), contains(slope, 1)]).toEqual([true, false]);
  });

  it('goes on for as long as one of several rows teaches something', () => {
    const bent = (x: number): number => Math.exp(x) + 1e-8 * Math.abs(x - 2 ** -29);
    const callsFor = (...rows: number[]): number => {
      let calls = 0;
      const f = ([x]: Vector): Vector => (calls++, vector(Math.exp(x), bent(x)));
      const claims = rows.map((row) => [1, 1 - 1e-8][row]);
      measure(f, vector(0), (field) => examine(field, axis(0, 0), rows, claims));
      return calls;
    };
    expect(callsFor(0)).toBeLessThan(callsFor(1));
    expect(callsFor(0, 1)).toBe(callsFor(1));
  });

  it('is not content with what f does over long steps alone, as to stand still or to be steeper', () => {
    for (const beside of [2 ** 30, 2 ** 40]) {
      for (const afar of [0, 2]) {
        const level = (x: number): number => (Math.abs(x - 1) >= 8 ? afar : 1) * (x - 1);
        const { slope } = followed(level, afar, 1, beside);
        expect(slope.kind).toBe('smooth');
        expect([contains(slope, 1), contains(slope, afar)]).toEqual([true, false]);
      }
    }
  });

  it('takes a side that is refused for one without answers', () => {
    const refusing = (sign: number) => (x: number) => {
      if (sign * x < 0) throw new RangeError('not here');
      return Math.exp(3 * x);
    };
    for (const sign of [-1, 1]) {
      for (const claimed of [3, 4]) {
        const { slope } = followed(refusing(sign), claimed, 0);
        expect([slope.kind, contains(slope, 3), contains(slope, 4)]).toEqual(['edge', true, false]);
      }
    }
  });

  it('begins at the largest of all entries, but for those beyond 2⁶⁰', () => {
    const first = (beside: number): number => followed((x) => x, 1, 1, beside).moved[0];
    expect([first(0.5), first(-(2 ** 30)), first(2 ** 61)]).toEqual([2 ** -2, 2 ** 28, 2 ** -2]);
    expect(followed((x) => x, 1, 1, 2 ** 30, 4).moved[0]).toBe(2 ** 28);
    // Its own size an entry is moved by, however large that is.
    expect(followed((x) => x, 1, 2 ** 61).moved[0]).toBe(2 ** 59);
  });

  it('excuses what may move a function that stands still by less than a rounding', () => {
    const { slope } = followed((x) => Math.log(1 + Math.exp(x)), 1e-18, -40);
    const most = (8 * 2 ** -53 * 40) / 2;
    expect(slope.excuses).toEqual([{ lower: -most, upper: most, bar: null }]);
  });

  it('takes the slope of a staircase from afar, and excuses that of its treads', () => {
    const { slope } = followed((x) => Math.round(Math.exp(x) * 1e7) / 1e7, 7, 0.3);
    expect([slope.kind, contains(slope, Math.exp(0.3))]).toEqual(['smooth', true]);
    expect(slope.bar).toBeLessThan(1e-4);
    expect(slope.noise).toBeGreaterThan(1e-8);
    expect(slope.excuses).toHaveLength(1);
    const [{ lower, upper, bar }] = slope.excuses;
    expect([lower < 0, upper > 0, upper < 1e-6, bar]).toEqual([true, true, true, null]);
  });

  it('excuses what is seen from afar where f is rough, unless it is a kink', () => {
    const { slope } = followed((x) => Math.exp(x) * (1 + 1e-7 * hashed(x)), 7, 0.3);
    const last = slope.excuses.at(-1)!;
    expect([last.lower <= Math.exp(0.3), last.upper >= Math.exp(0.3)]).toEqual([true, true]);
    expect([last.bar, last.upper - last.lower < 1e-3]).toEqual([null, true]);
    const kinked = followed((x) => Math.abs(x - 0.3) * (1 + 1e-7 * hashed(x)), 7, 0.3).slope;
    expect(kinked.kind).toBe('kink');
  });

  it('finds nothing in what is rough at every scale, as a hash, or a sine very far out', () => {
    expect(followed(hashed, 7, 0.3).slope.kind).toBe('nothing');
    expect(followed(Math.sin, 7, 1e15).slope.kind).toBe('nothing');
    expect(followed((x) => 100 + hashed(x), 0, 0.3).slope.kind).toBe('nothing');
    // Beside what is so much larger it is taken for noise.
    const small = followed((x) => 1e4 + hashed(x), 0, 0.3).slope;
    expect([small.kind, small.noise > 1, contains(small, 0)]).toEqual(['smooth', true, true]);
  });

  it('answers for each row with what is claimed of it', () => {
    const rows = (x: Vector): Vector => vector(Math.exp(x[0]), Math.abs(x[0]), 3 * x[0]);
    const slopes = measure(rows, vector(0), (field) => examine(field, axis(0, 0), [2, 1], [3, 0]));
    expect(slopes.map(({ kind }) => kind)).toEqual(['smooth', 'kink']);
    expect(contains(slopes[0], 3)).toBe(true);
    expect([slopes[1].lower, slopes[1].upper].map(Math.round)).toEqual([-1, 1]);
  });

  it('goes on where f stands still to one side alone, or where it has just begun to', () => {
    expect(followed((x) => Math.max(x, 0), 0.5, 0).moved).toHaveLength(2 * 63 + 99);
    expect(followed((x) => Math.min(x, 0), 0.5, 0).moved).toHaveLength(2 * 63 + 99);
    // Still from 2⁻²³ on: of four sixes of steps the last begins at 2⁻²⁰; the fifth and sixth are still throughout.
    expect(followed((x) => Math.max(x, 2 ** -22) + 1, 0, 0).moved).toHaveLength(2 * 36 + 99);
  });

  it.for([1, -1])(
    'finds nothing where a domain ends nearer than the finest step, by %d',
    (side) => {
      // At 1 steps go down to 2⁻⁴⁷, and numbers below 1 are 2⁻⁵³ apart.
      const ending =
        (by: number) =>
        (x: number): number =>
          side * (x - 1) > by ? NaN : 3 * x;
      const kindAt = (by: number): string => followed(ending(by), 3, 1).slope.kind;
      expect([2 ** -49, 2 ** -51, 2 ** -52].map(kindAt)).toEqual(['nothing', 'nothing', 'nothing']);
      expect(kindAt(0)).toBe('edge');
      const refusing = (x: number): number => {
        if (side * (x - 1) > 2 ** -49) throw new RangeError('not here');
        return 3 * x;
      };
      expect(followed(refusing, 3, 1).slope.kind).toBe('nothing');
      const closed = (x: number): number => {
        if (side * (x - 1) > 0) throw new RangeError('not here');
        return 3 * x;
      };
      expect(followed(closed, 3, 1).slope.kind).toBe('edge');
    },
  );

  it('finds nothing in such rows alone, whatever is claimed of others', () => {
    const rows = ([x]: Vector): Vector =>
      vector(3 * x, x > 1 + 2 ** -50 ? NaN : 3 * x, x > 1 ? NaN : 3 * x, Math.abs(x - 1));
    for (const claimed of [3, 7]) {
      const slopes = measure(rows, vector(1), (field) =>
        examine(field, axis(0, 0), [0, 1, 2, 3], [claimed, claimed, claimed, claimed]),
      );
      expect(slopes.map(({ kind }) => kind)).toEqual(['smooth', 'nothing', 'edge', 'kink']);
      expect([contains(slopes[0], 3), contains(slopes[2], 3)]).toEqual([true, true]);
    }
  });

  it('finds nothing in a hash of either sign, or of which there is little, and something in a steep slope', () => {
    const kindOf = (f: (x: number) => number): string => followed(f, 7, 0.3).slope.kind;
    expect(kindOf((x) => hashed(x) - 100)).toBe('nothing');
    expect(kindOf((x) => hashed(x) - 1e4)).toBe('smooth');
    expect(kindOf((x) => (Math.abs(x - 0.3) > 0.1 ? NaN : hashed(x)))).toBe('nothing');
    expect(kindOf((x) => (Math.abs(x - 0.3) > 0.1 ? Infinity : hashed(x)))).toBe('nothing');
    const refusing = (x: number): number => {
      if (Math.abs(x - 0.3) > 0.1) throw new RangeError('not here');
      return hashed(x);
    };
    expect(kindOf(refusing)).toBe('nothing');
    expect(kindOf((x) => hashed(x) + 8 * x)).toBe('nothing');
    const { slope } = followed((x) => hashed(x) + 1e3 * x, 7, 0.3);
    expect([slope.kind, contains(slope, 1e3)]).toEqual(['smooth', true]);
  });

  it('makes excuses only for the row that has them', () => {
    const rows = ([x]: Vector): Vector => vector(Math.exp(x), Math.log(1 + Math.exp(x)));
    const [steep, still] = measure(rows, vector(-40), (field) =>
      examine(field, axis(0, 0), [0, 1], [7, 1e-14]),
    );
    expect([steep.excuses, still.excuses.length]).toEqual([[], 1]);
    const [again, other] = measure(rows, vector(-40), (field) =>
      examine(field, axis(0, 0), [1, 0], [1e-14, Math.exp(-40)]),
    );
    expect([again.excuses, other.excuses]).toEqual([still.excuses, []]);
  });

  it('stops where finer steps teach nothing, of whatever size f is', () => {
    for (const size of [2 ** -20, 2 ** 10, 2 ** 20]) {
      const stepsOf = (f: (x: number) => number, claimed: number, x: number): number =>
        followed((v) => size * f(v), size * claimed, x).moved.length / 2;
      expect(stepsOf(Math.exp, Math.E, 1)).toBe(30);
      const barely = (by: number): number => stepsOf((x) => 1 + by * x, by, 0.5);
      expect([barely(2 ** -25), barely(2 ** -23)]).toEqual([30, 36]);
    }
  });

  it('takes a domain for one that ends at the point within two units of the last place', () => {
    // At 1.5 numbers are 2⁻⁵² apart, and two units of the power of two above it are 2⁻⁵¹.
    const kindAt = (by: number): string =>
      followed((x) => (x - 1.5 > by ? NaN : 3 * x), 3, 1.5).slope.kind;
    expect([0, 2 ** -52, 2 ** -51, 2 ** -49].map(kindAt)).toEqual([
      'edge',
      'edge',
      'nothing',
      'nothing',
    ]);
  });
});

describe('the size of what an output is made of', () => {
  /** z = a b + c in float32, with something added to the claim by c. */
  const outcome = (x: Float32Array, added: number): string =>
    gradcheck(
      {
        forward: ({ x: [a, b, c] }: { x: Float32Array }) => Float32Array.of(a * b + c),
        vjp: ({ x: [a, b] }: { x: Float32Array }, [u]: Float32Array) => ({
          x: Float32Array.of(u * b, u * a, u * (1 + added)),
        }),
      },
      { inputs: { x } },
    ).outcome;

  it('is not made larger by the claim that is in doubt', () => {
    const x = Float32Array.of(1e7, 0, -1e5);
    expect([0, 1e7, -1e4, 30].map((added) => outcome(x, added))).toEqual([
      'pass',
      'fail',
      'fail',
      'fail',
    ]);
  });
});

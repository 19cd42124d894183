import { describe, expect, it } from 'vitest';
import { axis, valuesAlong, type Field } from '../../../harness/numeric/field.ts';
import { halvings, type History } from '../../../harness/numeric/history.ts';
import { quantaOf } from '../../../harness/numeric/staircase.ts';
import type { Asking } from '../../../harness/question.ts';
import { vector, type Vector } from '../subjects.ts';
import { each, measure } from './measure.ts';

function* historyAt(field: Field): Asking<History> {
  const steps = [...halvings(1, 1, 53)];
  const up = yield* valuesAlong(field, axis(0, 0), steps);
  const down = yield* valuesAlong(
    field,
    axis(0, 0),
    steps.map((step) => -step),
  );
  return { steps, up: [...up], down: [...down] };
}

/** By how much some outputs are quantised as the first input moves. */
const quanta = (f: (x: Vector) => Vector, x: Vector, rows: number[] = [0]): number[] =>
  measure(f, x, function* (field) {
    return yield* quantaOf(field, axis(0, 0), yield* historyAt(field), rows);
  });

const of = (f: (x: number) => number, x: number): number => quanta(each(f), vector(x))[0];

const u = 2 ** -53;

describe('quantaOf', () => {
  it('is the step of a sum that is rounded to that of a much larger term', () => {
    // Above 1 doubles are 2⁻⁵² apart.
    expect(of((x) => 1 + 1e-9 * x - 1, 0.3)).toBe(2 * u);
  });

  it('is the least that f moves where the steps come out bent, and are not alike', () => {
    const bent = (x: number): number => 1e3 * (1 + 1e-7 * x - 1) ** 1.5;
    const treads = new Set(Array.from({ length: 400 }, (_, k) => bent(0.3 + 2e-11 * (k - 200))));
    const rises = [...treads].toSorted((a, b) => a - b).map((z, k, all) => z - (all[k - 1] ?? 0));
    expect(rises.length).toBeGreaterThan(2);
    expect(of(bent, 0.3)).toBeGreaterThan(0.9 * Math.min(...rises.slice(1)));
    expect(of(bent, 0.3)).toBeLessThan(1.1 * Math.max(...rises.slice(1)));
  });

  it('is the least of steps that are no multiples of each other, where f stands still elsewhere, too', () => {
    const bent = (x: number): number => 1e3 * (1 + 1e-12 * x - 1) ** 1.5;
    const treads = Array.from({ length: 9 }, (_, k) => bent(0.3 + 2 ** -12 * (k - 4)));
    const [least] = treads
      .map((z) => Math.abs(z - bent(0.3)))
      .filter((rise) => rise > 0)
      .toSorted((a, b) => a - b);
    expect(of(bent, 0.3)).toBeGreaterThan(0);
    expect(of(bent, 0.3) / least).toBeCloseTo(1, 2);
    const moving = (x: number): number => (Math.abs(x - 0.3) < 1e-3 ? bent(x) : 1e-12 * x ** 3);
    expect(of(moving, 0.3)).toBe(0);
  });

  it('is the same where f is refused at some distance, to either side', () => {
    const within = (x: number): number => {
      if (Math.abs(x - 0.3) > 2 ** -4) throw new RangeError('not here');
      return 1 + 1e-9 * x - 1;
    };
    expect(of(within, 0.3)).toBe(2 * u);
    const bent = (x: number): number => 1e3 * (1 + 1e-12 * x - 1) ** 1.5;
    for (const side of [1, -1]) {
      const cut = (x: number): number => {
        if (side * (x - 0.3) > 0.2) throw new RangeError('not here');
        return bent(x);
      };
      expect(of(cut, 0.3)).toBe(of(bent, 0.3));
    }
  });

  it('is 0 of a smooth function', () => {
    expect([of(Math.exp, 0.3), of(Math.sin, 0.7), of((x) => 3 * x, 0.1)]).toEqual([0, 0, 0]);
  });

  it('is 0 of a constant, which moves at no step', () => {
    expect(of(() => 7, 0.3)).toBe(0);
  });

  it('is 0 beside a kink, where f stands still to one side only', () => {
    expect(of((x) => Math.max(x - 0.3, 0), 0.3)).toBe(0);
    expect(of((x) => 1e-13 * Math.max(x - 0.3, 0), 0.3 - 1e-8)).toBe(0);
  });

  it('is 0 on a level place that is the only one', () => {
    expect(of((x) => 1e-15 * Math.max(Math.abs(x - 0.3) - 1e-8, 0), 0.3)).toBe(0);
  });

  it('is 0 where the steps are larger than roundings are', () => {
    expect(of((x) => Math.round(x), 0.3)).toBe(0);
    expect(of((x) => Math.round(1e6 * Math.tanh(x)) / 1e6, 0.3)).toBe(0);
  });

  /** Steps of 1 and √2 at 2⁻²⁰ and 2⁻¹⁹, which have no common unit; farther out as `afar` says of |x| in units of 2⁻²⁰. */
  const uneven =
    (afar: (by: number) => number) =>
    (x: number): number => {
      const by = 2 ** 20 * Math.abs(x);
      return by < 1 ? 0 : 2 ** -53 * (by < 2 ? 1 : by < 4 ? Math.SQRT2 : afar(by));
    };
  const moving = (by: number): number => Math.PI * by;
  /** Treads at some of the four places at which they are looked for, 5, −7, 13 and −23, and a slope between. */
  const level =
    (...treads: number[]) =>
    (by: number): number =>
      treads.includes(Math.floor(by)) ? Math.E : moving(by);

  it('is 0 where f has no answer at the other places: nothing stands still there', () => {
    const refusing = (): number => {
      throw new RangeError('not here');
    };
    expect(of(uneven(refusing), 0)).toBe(0);
    expect(
      of(
        uneven(() => NaN),
        0,
      ),
    ).toBe(0);
    expect(
      of(
        uneven(() => Math.E),
        0,
      ),
    ).toBe(u);
  });

  it('is the least step where f stands still at three of four other places', () => {
    expect(of(uneven(level(5, 6, 7, 13, 22, 23)), 0)).toBe(u);
    expect(of(uneven(level(5, 6, 7, 13)), 0)).toBe(u);
    expect(of(uneven(level(6, 7, 13, 22, 23)), 0)).toBe(u);
    expect(of(uneven(level(5, 13)), 0)).toBe(0);
    expect(of(uneven(level(6, 7, 22, 23)), 0)).toBe(0);
  });

  it('is looked for near the step over which f stands still to both sides', () => {
    const near = uneven((by) => (by < 32 ? Math.E : moving(by)));
    for (const side of [1, -1]) {
      expect(of((x) => near(side * x > 0 ? 32 * x : x), 0)).toBe(u);
    }
  });

  it('looks at each of the rows that are asked for, in their order', () => {
    const both = (x: Vector): Vector => vector(Math.exp(x[0]), 1 + 1e-9 * x[0] - 1);
    expect(quanta(both, vector(0.3), [1, 0])).toEqual([2 * u, 0]);
    expect(quanta(both, vector(0.3), [0])).toEqual([0]);
  });
});

import { describe, expect, it } from 'vitest';
import { look, speaking, speakingCentrally } from '../../../harness/numeric/look.ts';
import type { History } from '../../../harness/numeric/history.ts';
import type { Sight } from '../../../harness/numeric/quotients.ts';
import type { Slope } from '../../../harness/numeric/slope.ts';
import { vector } from '../subjects.ts';
import { historyOf, sightOf } from './historyOf.ts';

/** What the history of a function shows, down to steps of 2⁻⁶² or so. */
const seen = (f: (x: number) => number, x: number, noise = 0, first = 0.25): Slope =>
  look(historyOf(f, x, 60, first), sightOf(f, x, noise));

const step = (x: number): number => Number(x > 0);

describe('look', () => {
  const kinds: [string, (x: number) => number, number, Slope['kind']][] = [
    ['exp', Math.exp, 0.5, 'smooth'],
    ['|x| at 0', Math.abs, 0, 'kink'],
    ['|x| at 10⁻⁴', Math.abs, 1e-4, 'smooth'],
    ['√x at 0', Math.sqrt, 0, 'vertical'],
    ['x² up to 1, at 1', (x) => (x > 1 ? NaN : x * x), 1, 'edge'],
    ['e³ˣ from 0 on, at 0', (x) => (x < 0 ? NaN : Math.exp(3 * x)), 0, 'edge'],
    ['a step at its jump', step, 0, 'jump'],
    ['√|x| at 0', (x) => Math.sqrt(Math.abs(x)), 0, 'vertical'],
    ['a line of a single step', (x) => (Math.abs(x) < 2 ** -60 ? x : NaN), 0, 'nothing'],
    ['a number at 0 alone', (x) => (x === 0 ? 0 : NaN), 0, 'nothing'],
  ];

  it.for(kinds)('says what there is at %s', ([, f, x, kind]) => {
    expect(seen(f, x).kind).toBe(kind);
  });

  it('bounds the slope where there is one', () => {
    const { value, bar, lower, upper } = seen(Math.exp, 0.5);
    expect(Math.abs(value - Math.exp(0.5))).toBeLessThanOrEqual(bar);
    expect(bar).toBeLessThan(1e-9);
    expect([lower, upper]).toEqual([value - bar, value + bar]);
  });

  it('answers the mean of the one-sided slopes at a kink, and both of them', () => {
    const { value, lower, upper, bar } = seen((x) => Math.max(3 * x, x), 0);
    expect(value).toBeCloseTo(2, 12);
    expect([lower, upper].map((slope) => Math.round(slope * 1e6) / 1e6)).toEqual([1, 3]);
    expect(upper - lower).toBeGreaterThanOrEqual(2);
    expect(bar).toBeLessThan(1e-9);
  });

  it('takes the slopes in order, whichever side they are on', () => {
    const { lower, upper } = seen((x) => Math.min(3 * x, x), 0);
    expect([lower, upper].map((slope) => Math.round(slope * 1e6) / 1e6)).toEqual([1, 3]);
  });

  it('takes the side that is left at an edge', () => {
    const left = seen((x) => (x > 1 ? NaN : x * x), 1);
    expect(Math.abs(left.value - 2)).toBeLessThanOrEqual(left.bar);
    const right = seen((x) => (x < 0 ? NaN : Math.exp(3 * x)), 0);
    expect(Math.abs(right.value - 3)).toBeLessThanOrEqual(right.bar);
    expect(Math.max(left.bar, right.bar)).toBeLessThan(1e-6);
  });

  it('takes the side of a jump that f belongs to', () => {
    const closed = seen((x) => (x >= 0 ? 2 * x + 5 : 3 * x), 0);
    expect([closed.kind, Math.abs(closed.value - 2) <= closed.bar]).toEqual(['jump', true]);
    const open = seen((x) => (x > 0 ? 2 * x + 5 : 3 * x), 0);
    expect([open.kind, Math.abs(open.value - 3) <= open.bar]).toEqual(['jump', true]);
  });

  it('takes a jump on each side of a point for nothing to hold on to', () => {
    const alone = seen((x) => (x === 0 ? 5 : x), 0);
    expect(alone.kind).toBe('jump');
    expect(Math.abs(alone.value - 1)).toBeLessThanOrEqual(alone.bar);
    expect(alone.bar).toBeLessThan(1e-9);
  });

  it('makes bars of the noise that it is told', () => {
    const [calm, rough] = [0, 1e-6].map((noise) => seen(Math.exp, 0.5, noise));
    expect(rough.noise).toBe(1e-6);
    expect(rough.bar).toBeGreaterThan(1e3 * calm.bar);
    expect(Math.abs(rough.value - Math.exp(0.5))).toBeLessThanOrEqual(rough.bar);
  });

  it('calls nothing a kink that noise may have made, and excuses what it would be', () => {
    const bent = (x: number): number => 1 + Math.max(x, 0);
    expect(seen(bent, 0, 1e-12).kind).toBe('kink');
    const { kind, excuses } = seen(bent, 0, 2 ** -8);
    expect(kind).toBe('smooth');
    expect(excuses.length).toBe(1);
    const [{ lower, upper, bar }] = excuses;
    expect([lower <= 0, upper >= 1, bar]).toEqual([true, true, null]);
  });
});

describe('speaking', () => {
  const speaksAt = (f: (x: number) => number, x: number, from: number, bar = 0): boolean => {
    const history = historyOf(f, x, 40, 2 ** 20);
    return speaking(history, sightOf(f, x))(from, { value: 1, bar });
  };

  it('lets a ladder beyond the entry speak where f is linear that far', () => {
    expect(speaksAt((x) => x, 1, 0)).toBe(true);
    expect(speaksAt((x) => x + 3, 1, 5)).toBe(true);
  });

  it('silences one where f has levelled off, turned round, or bends', () => {
    expect(speaksAt(Math.tanh, 1, 0)).toBe(false);
    expect(speaksAt(Math.sin, 1, 0)).toBe(false);
    expect(speaksAt((x) => x * x, 1, 0)).toBe(false);
    expect(speaksAt(() => 7, 1, 0)).toBe(false);
  });

  it('asks this of the steps of the ladder alone', () => {
    const level = (x: number): number => (Math.abs(x) >= 4 ? x : 1);
    expect([speaksAt(level, 1, 0), speaksAt(level, 1, 16)]).toEqual([true, false]);
  });

  it('lets one beyond 1 speak only of a slope that it has told from 0', () => {
    expect(speaksAt((x) => x, 1, 0, 0.1)).toBe(true);
    expect(speaksAt((x) => x, 1, 0, 0.2)).toBe(false);
    expect(speaksAt((x) => x, 1, 0, Infinity)).toBe(false);
  });

  it('asks nothing of ladders within the size of the entry', () => {
    // 2²⁰ / 2²¹ = 1/2
    expect(speaksAt(Math.sin, 1, 21, 100)).toBe(true);
    expect(speaksAt((x) => (x / 2 ** 10) ** 3, 2 ** 10, 11, 0.1)).toBe(true);
    expect(speaksAt(Math.sin, 1, 11, 0.1)).toBe(false);
  });

  it('silences one over steps whose halving does not lessen how far f bends', () => {
    // A peak between two flats: beyond them central differences agree on 0.
    const peak = (x: number): number => Math.max(-Math.abs(x - 1e-9), -(2 ** -12));
    const speaks = speakingCentrally(historyOf(peak, 0, 40), sightOf(peak, 0));
    const estimate = { value: 0, bar: 1e-9 };
    expect([speaks(0, estimate), speaks(5, estimate)]).toEqual([false, false]);
    // Nearer it is a kink, whose sides are looked at, and nearer still a line.
    expect(speaks(12, estimate)).toBe(false);
    expect(speaks(30, estimate)).toBe(true);
  });
});

/** Steps halved from the first, and what f moved there ahead and behind, from 0. */
function moved(first: number, ahead: (h: number, k: number) => number, behind = ahead): History {
  const steps = Array.from({ length: 12 }, (_, k) => first / 2 ** k);
  const side = (f: typeof ahead): History['up'] => steps.map((h, k) => vector(f(h, k)));
  return { steps, up: side(ahead), down: side(behind) };
}

/** An output that is 0 at the point, with a noise, and no other roundings unless they are given. */
const rough = (noise: number, more: Partial<Sight> = {}): Sight => ({
  row: 0,
  f0: 0,
  size: 0,
  u: 0,
  rho: 1,
  noise,
  ...more,
});

const sharp = { value: 1, bar: 0 };

describe('a ladder beyond the entry', () => {
  // Rounding is 1/32 there: twice the noise.
  const noise = 1 / 64;
  const bit = 2 ** -20;

  /** Whether the first ladder speaks where one step is off, ahead and behind, by so much. */
  const speaksWith = (step: number, up: number, down: number, sight = rough(noise)): boolean =>
    speaking(
      moved(
        16,
        (h, k) => h + (k === step ? up : 0),
        (h, k) => -h + (k === step ? down : 0),
      ),
      sight,
    )(0, sharp);

  it('speaks where f bends by no more than its roundings', () => {
    expect(speaksWith(2, 1 / 32, 0)).toBe(true);
    expect(speaksWith(2, 1 / 32 + bit, 0)).toBe(false);
    expect(speaksWith(4, -1 / 32, 0)).toBe(true);
    expect(speaksWith(4, 0, -1 / 32 - bit)).toBe(false);
  });

  it('speaks where twice half a step moves f as far as the whole, but for roundings', () => {
    expect(speaksWith(0, 1 / 32, -1 / 32)).toBe(true);
    expect(speaksWith(0, 1 / 32 + bit, -1 / 32 - bit)).toBe(false);
    expect(speaksWith(3, 1 / 64, -1 / 64)).toBe(true);
    expect(speaksWith(3, 1 / 64 + bit, -1 / 64 - bit)).toBe(false);
  });

  it('speaks where f moves by more than eight of its roundings', () => {
    const steep = (slope: number, sight = rough(noise)): boolean =>
      speaking(
        moved(
          16,
          (h) => slope * h,
          (h) => -slope * h,
        ),
        sight,
      )(0, sharp);
    expect([steep(1 / 8), steep(1 / 8 + bit), steep(-1 / 8 - bit)]).toEqual([false, true, true]);
    // Roundings of f, or of what it is made of.
    expect(steep(1, rough(0, { u: 2 ** -3 }))).toBe(false);
    expect(steep(1, rough(0, { u: 2 ** -4 }))).toBe(true);
    expect(steep(1, rough(0, { u: 2 ** -10, size: 64 }))).toBe(true);
    expect(steep(1, rough(0, { u: 2 ** -10, size: 128 }))).toBe(false);
  });

  it('needs none of this within half of 1, or of the entry', () => {
    const bent = (rho: number): boolean[] =>
      [0, 1, 2, 3, 4, 5, 6].map((from) =>
        speaking(
          moved(16, (h) => h * h),
          rough(0, { rho }),
        )(from, sharp),
      );
    expect(bent(1)).toEqual([false, false, false, false, false, true, true]);
    expect(bent(8)).toEqual([false, false, true, true, true, true, true]);
  });

  it('does not reach over steps that nobody took', () => {
    const history = moved(
      1 / 4,
      (h) => h,
      (h) => -h,
    );
    const gap = { ...history, steps: history.steps.map((h, k) => (k > 6 ? h / 8 : h)) };
    const speaks = speaking(gap, rough(0));
    expect([0, 2, 3, 6, 7].map((from) => speaks(from, sharp))).toEqual([
      true,
      true,
      false,
      false,
      true,
    ]);
  });
});

describe('a ladder of central differences', () => {
  const speaks = (ahead: (h: number, k: number) => number, behind = ahead, noise = 0): boolean =>
    speakingCentrally(moved(1 / 4, ahead, behind), rough(noise))(0, sharp);

  it('is silent where halving leaves a bend as at a kink', () => {
    expect(speaks((_, k) => 0.25 ** k)).toBe(true);
    expect(speaks((_, k) => 0.3499 ** k)).toBe(true);
    expect(speaks((_, k) => 0.3501 ** k)).toBe(false);
    expect(speaks((_, k) => -(0.5 ** k))).toBe(false);
    expect(speaks((_, k) => (k < 5 ? 4 ** -k : 1))).toBe(true);
    expect(speaks((_, k) => (k < 4 ? 4 ** -k : 1))).toBe(false);
  });

  it('passes over a bend that roundings may have made, or that is small beside what f moves', () => {
    expect(
      speaks(
        () => 1,
        () => 1,
        1 / 4,
      ),
    ).toBe(true);
    expect(
      speaks(
        () => 1,
        () => 1,
        1 / 4 - 2 ** -10,
      ),
    ).toBe(false);
    expect(
      speaks(
        () => 5,
        () => -3,
      ),
    ).toBe(true);
    expect(
      speaks(
        () => 4.9,
        () => -2.9,
      ),
    ).toBe(false);
    expect(
      speaks(
        () => -4.9,
        () => 2.9,
      ),
    ).toBe(false);
  });
});

describe('one-sided slopes', () => {
  it('are both told at a kink, each with its bar, and their mean', () => {
    const noise = 2 ** -40;
    const { kind, value, lower, upper, bar } = seen((x) => Math.max(3 * x, x), 0, noise);
    expect([kind, value]).toEqual(['kink', 2]);
    expect([3 - upper, lower - 1].every((short) => short < 0)).toBe(true);
    expect(upper - 3).toBeCloseTo(bar, 13);
    expect(1 - lower).toBeCloseTo(bar, 13);
  });

  it('are an edge, or vertical, by the side that is left', () => {
    expect(seen((x) => (x > 0 ? NaN : Math.cbrt(x)), 0).kind).toBe('vertical');
    expect(seen((x) => (x < 0 ? NaN : Math.cbrt(x)), 0).kind).toBe('vertical');
    expect(seen((x) => (x > 0 ? NaN : Number(x === 0)), 0).kind).toBe('jump');
    expect(seen((x) => (x > 0 ? Math.sqrt(x) : x), 0).kind).toBe('vertical');
    expect(seen((x) => (x < 0 ? -Math.sqrt(-x) : x), 0).kind).toBe('vertical');
    expect(seen((x) => (x > 0 ? 1 + Math.sqrt(x) : x), 0)).toMatchObject({ kind: 'jump' });
  });

  it('are no kink where they differ by less than their bars', () => {
    const { kind, excuses } = seen((x) => 1 + Math.max(x, 0), 0, 2 ** -3);
    expect([kind === 'kink', excuses]).toEqual([false, []]);
  });
});

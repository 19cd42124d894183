import { describe, expect, it } from 'vitest';
import { look, speaking } from '../../../harness/numeric/look.ts';
import type { Slope } from '../../../harness/numeric/slope.ts';
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
    expect(alone.bar === Infinity || Math.abs(alone.value - 1) <= alone.bar).toBe(true);
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
    const speaks = speaking(historyOf(peak, 0, 40), sightOf(peak, 0));
    const estimate = { value: 0, bar: 1e-9 };
    expect([speaks(0, estimate), speaks(5, estimate)]).toEqual([false, false]);
    expect(speaks(12, estimate)).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { isKink } from '../../../harness/numeric/isKink.ts';
import { laddersOf, settle, type Ladders } from '../../../harness/numeric/ladders.ts';
import { oneSided } from '../../../harness/numeric/quotients.ts';
import { historyOf, sightOf } from './historyOf.ts';

/** Ladders that each found a value, within a bar. */
const found = (values: number[], bar = 0): Ladders => ({ values, bars: values.map(() => bar) });

/** Whether the one-sided slopes of a function keep their distance. */
function keeps(f: (x: number) => number, x: number): boolean {
  const history = historyOf(f, x, 60);
  const sight = sightOf(f, x);
  const sideOf = (side: 'up' | 'down'): Ladders =>
    laddersOf(oneSided(history, sight, side), false, () => true);
  const [right, left] = [sideOf('up'), sideOf('down')];
  return isKink(right, left, settle(right).value - settle(left).value);
}

describe('isKink', () => {
  it('is so where the slopes differ alike on the four finest ladders that tell', () => {
    expect(isKink(found([1, 1, 1, 1]), found([0, 0, 0, 0]), 1)).toBe(true);
    expect(isKink(found([0, 1, 1, 1, 1]), found([0, 0, 0, 0, 0]), 1)).toBe(true);
  });

  it('is not so by fewer than four ladders', () => {
    expect(isKink(found([1, 1, 1]), found([0, 0, 0]), 1)).toBe(false);
  });

  it('is not so where the slopes meet at one of them', () => {
    expect(isKink(found([1, 1, 1, 0.5]), found([0, 0, 0, 0]), 1)).toBe(false);
    expect(isKink(found([1, 1, 1, 0.5, 1]), found([0, 0, 0, 0, 0]), 1)).toBe(false);
  });

  it('passes over ladders whose bars would hide the gap', () => {
    const right = { values: [1, 1, 1, 1, 40], bars: [0, 0, 0, 0, 50] };
    expect(isKink(right, found([0, 0, 0, 0, 0]), 1)).toBe(true);
    expect(isKink(found([1, 1, 1, 1], 0.2), found([0, 0, 0, 0], 0.2), 1)).toBe(false);
  });

  it('knows a gap of either sign', () => {
    expect(isKink(found([-1, -1, -1, -1]), found([1, 1, 1, 1]), -2)).toBe(true);
    expect(isKink(found([-1, -1, -1, -1]), found([1, 1, 1, 1]), 2)).toBe(false);
  });

  const bent: [string, (x: number) => number, number, boolean][] = [
    ['|x| at 0', Math.abs, 0, true],
    ['max(eˣ, 1) at 0', (x) => Math.max(Math.exp(x), 1), 0, true],
    ['|x| at 10⁻⁶', Math.abs, 1e-6, false],
    ['x² at 0', (x) => x * x, 0, false],
    ['√(x² + 10⁻⁸) at 0', (x) => Math.sqrt(x * x + 1e-8), 0, false],
    ['x|x| at 0', (x) => x * Math.abs(x), 0, false],
  ];

  it.for(bent)('tells a kink from a bend: %s', ([, f, x, kink]) => {
    expect(keeps(f, x)).toBe(kink);
  });
});

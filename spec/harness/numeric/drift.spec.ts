import { describe, expect, it } from 'vitest';
import { drift } from '../../../harness/numeric/drift.ts';
import { historyOf, sightOf } from './historyOf.ts';

const drifts = (
  f: (x: number) => number,
  x: number,
  side: 'up' | 'down' = 'up',
  count = 40,
): ReturnType<typeof drift> => drift(historyOf(f, x, count), sightOf(f, x), side);

const step = (x: number): number => Number(x > 0);

describe('drift', () => {
  it('is a jump on the side where f leaps, and a slope on the other', () => {
    expect([drifts(step, 0, 'up'), drifts(step, 0, 'down')]).toEqual(['jump', null]);
  });

  it('is a jump, however small, that no rounding explains', () => {
    expect(drifts((x) => 1 + 1e-12 * step(x), 0)).toBe('jump');
    expect(drifts((x) => 1 + 1e-14 * step(x), 0)).toBe(null);
  });

  const cusps: [string, (x: number) => number][] = [
    ['√|x|', (x) => Math.sqrt(Math.abs(x))],
    ['∛x', Math.cbrt],
    ['|x|^0.8', (x) => Math.abs(x) ** 0.8],
    ['|x|^0.2', (x) => Math.abs(x) ** 0.2],
  ];

  it.for(cusps)('is vertical for %s at 0, to both sides', ([, f]) => {
    expect([drifts(f, 0, 'up'), drifts(f, 0, 'down')]).toEqual(['vertical', 'vertical']);
  });

  const slopes: [string, (x: number) => number, number][] = [
    ['a line', (x) => 3 * x - 1, 0],
    ['|x| at its kink', Math.abs, 0],
    ['x² at 0', (x) => x * x, 0],
    ['|x|^1.2 at 0', (x) => Math.abs(x) ** 1.2, 0],
    ['√x at 0.5', Math.sqrt, 0.5],
    ['a jump far away', (x) => x + Number(x > 0.01), 0],
    ['a constant', () => 5, 0],
  ];

  it.for(slopes)('is a slope for %s', ([, f, x]) => {
    expect([drifts(f, x, 'up'), drifts(f, x, 'down')]).toEqual([null, null]);
  });

  it('is a jump only as long as the noise of f is smaller', () => {
    const small = (x: number): number => 1 + 1e-3 * step(x);
    const history = historyOf(small, 0);
    expect(drift(history, sightOf(small, 0, 1e-6), 'up')).toBe('jump');
    expect(drift(history, sightOf(small, 0, 1e-4), 'up')).toBe(null);
  });

  it('is told by twelve halvings, and not by fewer', () => {
    expect(drifts(step, 0, 'up', 13)).toBe('jump');
    expect(drifts(step, 0, 'up', 12)).toBe(null);
  });

  it('says nothing of a side without answers', () => {
    expect(drifts(Math.sqrt, 0, 'down')).toBe(null);
    expect(drifts(Math.sqrt, 0, 'up')).toBe('vertical');
  });
});

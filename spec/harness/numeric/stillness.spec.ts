import { describe, expect, it } from 'vitest';
import { gradcheck } from '../../../harness/index.ts';
import { entrywise, vector } from '../subjects.ts';

const outcomeOf = (f: (x: number) => number, slope: (x: number) => number, x: number): string =>
  gradcheck(entrywise(f, slope), { inputs: { x: vector(x) } }).outcome;

const softplus = (x: number): number => Math.log(1 + Math.exp(x));
const sigma = (x: number): number => 1 / (1 + Math.exp(-x));

describe('stillness', () => {
  it.for([-38.5, -60, -100, -700])('does not accuse the slope of log(1 + eˣ) at %d', (x) => {
    expect(outcomeOf(softplus, sigma, x)).not.toBe('fail');
  });

  it('accuses what would move f by more than a rounding', () => {
    for (const slope of [1e-6, -1e-6, 1e-12])
      expect(
        outcomeOf(
          () => 0,
          () => slope,
          -40,
        ),
      ).toBe('fail');
    expect(outcomeOf(softplus, () => 1e-10, -60)).toBe('fail');
  });

  it('has nothing to say at a peak, where f stands still over fine steps only', () => {
    expect(outcomeOf(Math.cos, (x) => 1e-9 - Math.sin(x), 0)).toBe('fail');
  });

  it('has nothing to say where f moves', () => {
    expect(outcomeOf(sigma, () => 0, 15)).toBe('fail');
    expect(outcomeOf(Math.tanh, () => 0, 10)).toBe('fail');
  });
});

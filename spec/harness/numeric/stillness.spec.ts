import { describe, expect, it } from 'vitest';
import { gradcheck } from '../../../harness/index.ts';
import { stillness } from '../../../harness/numeric/stillness.ts';
import type { Range } from '../../../harness/numeric/slope.ts';
import { entrywise, vector, type Vector } from '../subjects.ts';
import { each, measure } from './measure.ts';

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

/** What may move a function of one number at these steps, where it moves at some of them. */
function room(x: number, moves: (step: number) => boolean): Range | null {
  const steps = [4, 2, 1, 1 / 2, 1 / 4, 1 / 8];
  return measure(
    each((v) => 8 * Number(v !== x)),
    vector(x),
    function* (field) {
      yield* [];
      const side = (sign: number): Vector[] =>
        steps.map((step) => vector(moves(sign * step) ? 1 : field.value[0]));
      return stillness(field, { steps, up: side(1), down: side(-1) }, 0);
    },
  );
}

describe('the slope of what stands still', () => {
  const most = (x: number, step: number): Range => {
    const size = (8 * 2 ** -53 * Math.max(1, x)) / step;
    return { lower: -size, upper: size, bar: null };
  };

  it('is a rounding of 1, or of the input, over the longest step at which it does', () => {
    expect(room(0.5, () => false)).toEqual(most(1, 4));
    expect(room(100, () => false)).toEqual(most(100, 4));
    expect(room(0.5, (step) => step >= 2)).toEqual(most(1, 1));
    expect(room(0.5, (step) => step <= -2)).toEqual(most(1, 1));
    expect(room(0.5, (step) => Math.abs(step) > 1 / 4)).toEqual(most(1, 1 / 4));
  });

  it('is told by steps of a quarter at least', () => {
    expect(room(0.5, (step) => Math.abs(step) >= 1 / 4)).toBe(null);
    expect(room(0.5, () => true)).toBe(null);
  });
});

import { describe, expect, it } from 'vitest';
import { divide, dot, matvec, multiply, tanh } from '../../../gates/index.ts';
import * as kit from '../../../gates/kit/index.ts';
import { positive, real, type Subject } from '../../../harness/index.ts';
import { fanOut } from '../../../harness/laws/fanOut.ts';
import { checkLaw, verdictBy } from '../checkLaw.ts';
import { findingBy } from '../findingBy.ts';
import { but, vector, type Vector } from '../subjects.ts';

const { multiply: times, scale } = kit;

/** Wrong on purpose: right for two values, wrong for one that is used twice. */
const mutants: Record<string, Subject> = {
  'gradients that are kept by the value they belong to': but(multiply, {
    vjp({ x, y }, zBar) {
      const kept = new Map([[x, times(zBar, y)]]);
      kept.set(y, scale(times(zBar, x), kept.has(y) ? 2 : 1));
      return { x: kept.get(x)!, y: kept.get(y)! };
    },
  }),
  'a gradient that is written where it is to be added': but(dot, {
    vjp({ x, y }, zBar) {
      const { x: xBar, y: yBar } = dot.vjp({ x, y }, zBar);
      return x.data === y.data ? { x: xBar, y: scale(yBar, 0) } : { x: xBar, y: yBar };
    },
  }),
};

describe('fanOut', () => {
  it.for(Object.entries(mutants))('fails %s', ([, mutant]) => {
    expect(checkLaw(fanOut, mutant)).toBe('fail');
  });

  it('fails a numerator that is overwritten by its denominator', () => {
    const inPlace = but(divide, {
      inputs: { x: real('n'), y: real('n') },
      forward: ({ x, y }) => times(x, y),
      vjp({ x, y }, zBar) {
        const yBar = times(zBar, x);
        if (x.data === y.data) x.data.fill(1);
        return { x: times(zBar, y), y: yBar };
      },
    });
    expect(checkLaw(fanOut, inPlace)).toBe('fail');
  });

  it('says which values were one', () => {
    const { worst } = verdictBy(
      fanOut,
      mutants['a gradient that is written where it is to be added'],
    );
    expect(worst?.expected).toBe(
      'the same gradient whether x and y are one value or two equal ones',
    );
  });

  it.for([multiply, dot])('passes $name', (gate) => {
    expect(checkLaw(fanOut, gate)).toBe('pass');
  });

  it('serves vectors that are given at a fixed point', () => {
    const times2: Subject = {
      forward: ({ x, y }: { x: Vector; y: Vector }) => x.map((v, i) => v * y[i]),
      vjp: ({ x, y }: { x: Vector; y: Vector }, u: Vector) =>
        x === y
          ? { x: u.map((v, i) => v * y[i]), y: u.map(() => 0) }
          : { x: u.map((v, i) => v * y[i]), y: u.map((v, i) => v * x[i]) },
    };
    const inputs = { x: vector(1, 2), y: vector(3, 4) };
    expect(checkLaw(fanOut, times2, { inputs })).toBe('fail');
  });

  it('has nothing to ask of inputs that cannot be one value', () => {
    expect(checkLaw(fanOut, tanh)).toBe('not asked');
    expect(checkLaw(fanOut, matvec)).toBe('not asked');
    const apart = { inputs: { x: real('n'), y: positive('n') } };
    expect(checkLaw(fanOut, multiply, apart)).toBe('not asked');
  });

  it('cannot see a mistake inside one forward', () => {
    const wrong = but(multiply, { vjp: (x, zBar) => multiply.vjp(x, scale(zBar, 2)) });
    expect(checkLaw(fanOut, wrong)).toBe('pass');
  });
});

type Given = Record<'n' | 'a' | 'b' | 'c', number[]>;

/** The second gradient is off by so much where both inputs are one value. */
const off = (by: number, more: Partial<Subject> = {}): Subject => ({
  forward: ({ a }: Given) => [...a],
  vjp: ({ b, c }: Given) => ({ a: [1], b: [2, 3], c: [5, b === c ? 4 + by : 4] }),
  ...more,
});

/** Neither the first input nor the second can be one with the third, which is one with the last. */
const at = { inputs: { n: [1, 2], a: [1], b: [3, 4], c: [7, 7] }, wrt: ['a', 'b', 'c'] };

describe('what fanOut tells', () => {
  it('is both gradients, and a bar of a few roundings', () => {
    expect(findingBy(fanOut, off(2 ** -43), at)).toMatchObject({
      law: 'fanOut',
      reason: 'broken promise',
      input: 'c',
      index: [1],
      claimed: 4 + 2 ** -43,
      measured: 4,
      bar: 2 ** -45,
      expected: 'the same gradient whether b and c are one value or two equal ones',
      came: `${4 + 2 ** -43} for one value, 4 for two`,
    });
  });

  it('is nothing within that bar, nor where there is no number either way', () => {
    expect(findingBy(fanOut, off(2 ** -45), at)).toBe(null);
    const none = off(0, { vjp: () => ({ a: [1], b: [NaN, 3], c: [NaN, Infinity] }) });
    expect(findingBy(fanOut, none, at)).toBe(null);
  });

  it('is nothing where a gradient is refused, of one value or of two', () => {
    for (const when of [true, false]) {
      const refusing = off(1, {
        vjp({ b, c }: Given) {
          if ((b === c) === when) throw new RangeError('not here');
          return { a: [1], b: [2, 3], c: [4, 5] };
        },
      });
      expect(findingBy(fanOut, refusing, at)).toBe('not asked');
    }
  });

  it('is asked at a point where both are equal', () => {
    const given: number[][] = [];
    const watching = off(0, {
      vjp({ a, b, c }: Given) {
        given.push(a, b, c);
        return { a: [1], b: [2, 3], c: [4, 5] };
      },
    });
    expect(findingBy(fanOut, watching, at)).toBe(null);
    expect(given).toEqual([[1], [3, 4], [3, 4], [1], [3, 4], [3, 4]]);
    expect([given[1] === given[2], given[4] === given[5]]).toEqual([false, true]);
  });

  it('takes values of two kinds for two', () => {
    const inputs = { ...at.inputs, c: vector(7, 7) };
    expect(findingBy(fanOut, off(1), { ...at, inputs })).toBe('not asked');
  });
});

import { describe, expect, it } from 'vitest';
import { divide, dot, matvec, multiply, tanh } from '../../../gates/index.ts';
import * as kit from '../../../gates/kit/index.ts';
import { positive, real, type Subject } from '../../../harness/index.ts';
import { fanOut } from '../../../harness/laws/fanOut.ts';
import { checkLaw, verdictBy } from '../checkLaw.ts';
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

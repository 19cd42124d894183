import { describe, expect, it } from 'vitest';
import { abs, leakyRelu, max, maximum, relu } from '../../../gates/index.ts';
import { map, map2, scale, tensor } from '../../../gates/kit/index.ts';
import { gradcheck, type Subject } from '../../../harness/index.ts';
import { convention } from '../../../harness/laws/convention.ts';
import { checkLaw, verdictBy } from '../checkLaw.ts';
import { findingBy } from '../findingBy.ts';
import { but } from '../subjects.ts';

/** Wrong on purpose: valid subgradients, but not those that are declared. */
const mutants: Record<string, Subject> = {
  'a rectifier that is open at 0': but(relu, {
    vjp: ({ x }, zBar) => ({ x: map2(x, zBar, (a, u) => (a >= 0 ? u : 0)) }),
  }),
  'a rectifier that is half open at 0': but(relu, {
    vjp: ({ x }, zBar) => ({ x: map2(x, zBar, (a, u) => (a > 0 ? u : a === 0 ? u / 2 : 0)) }),
  }),
  'an absolute value with slope 1 at 0': but(abs, {
    vjp: ({ x }, zBar) => ({ x: map2(x, zBar, (a, u) => (a >= 0 ? u : -u)) }),
  }),
  'a leaky rectifier with the upper slope at 0': but(leakyRelu, {
    vjp: ({ x }, zBar) => ({ x: map2(x, zBar, (a, u) => (a >= 0 ? u : u / 100)) }),
  }),
  'a maximum that shares the gradient of equal entries': but(max, {
    vjp({ x }, zBar) {
      const top = Math.max(...x.data);
      const tied = x.data.filter((v) => v === top).length;
      return { x: map(x, (v) => (v === top ? zBar.data[0] / tied : 0)) };
    },
  }),
  'a maximum that hands the gradient to the last of equal entries': but(max, {
    vjp({ x }, zBar) {
      const xBar = scale(x, 0);
      xBar.data[x.data.lastIndexOf(Math.max(...x.data))] = zBar.data[0];
      return { x: xBar };
    },
  }),
  'a maximum of two that hands the gradient to the second': but(maximum, {
    vjp: ({ x, y }, zBar) => ({
      x: map2(
        map2(x, y, (a, b) => Number(a > b)),
        zBar,
        (open, u) => open * u,
      ),
      y: map2(
        map2(x, y, (a, b) => Number(a <= b)),
        zBar,
        (open, u) => open * u,
      ),
    }),
  }),
};

const { kinks: _, ...undeclared } = relu;

interface Two {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

describe('convention', () => {
  it.for(Object.entries(mutants))('fails %s', ([, mutant]) => {
    expect(checkLaw(convention, mutant, { runs: 100 })).toBe('fail');
  });

  it('tells the declared slope, and the place', () => {
    const { worst } = verdictBy(convention, mutants['a rectifier that is half open at 0'], {
      runs: 100,
    });
    expect([worst?.claimed, worst?.measured, worst?.at.x]).toEqual([0.5, 0, tensor([0])]);
    expect([worst?.law, worst?.reason]).toEqual(['convention', 'wrong number']);
  });

  it.for([relu, abs, leakyRelu, max, maximum])('passes $name as it is declared', (gate) => {
    expect(checkLaw(convention, gate, { runs: 100 })).toBe('pass');
  });

  it('has nothing to ask where no kink is declared', () => {
    expect(checkLaw(convention, undeclared, { runs: 100 })).toBe('not asked');
  });

  it('lets any subgradient pass where no slope is declared', () => {
    const open = { ...mutants['a rectifier that is open at 0'], kinks: [{ input: 'x', at: 0 }] };
    expect(checkLaw(convention, open, { runs: 100 })).toBe('pass');
  });

  it('cannot see a mistake beside the kink', () => {
    const wrong = but(relu, { vjp: (x, zBar) => relu.vjp(x, scale(zBar, 2)) });
    expect(checkLaw(convention, wrong, { runs: 100 })).toBe('pass');
  });

  const both = (kinks: Subject['kinks']): Subject => ({
    forward: ({ x, y }: Two) => [Math.max(x[0], 0) + Math.max(y[0] - 1, 0)],
    vjp: (_: Two, u: number[]) => ({ x: [u[0] / 2], y: [u[0] / 2] }),
    kinks: kinks!,
  });
  const at = { inputs: { x: [0], y: [1] } };

  it('holds the entries of one input, at one value, to the slope that is declared there', () => {
    const told = (kinks: Subject['kinks']): unknown => {
      const finding = findingBy(convention, both(kinks), at);
      return finding === null || finding === 'not asked' ? finding : finding.input;
    };
    expect(told([{ input: 'x', at: 0, slope: 0 }])).toBe('x');
    expect(told([{ input: 'y', at: 1, slope: 0 }])).toBe('y');
    expect(told([{ input: 'y', at: 0, slope: 0 }])).toBe(null);
    expect(told([{ input: 'x', at: 1, slope: 0 }])).toBe(null);
    expect(told([{ input: 'x', at: 0, slope: 0.5 + 1e-7 }])).toBe(null);
    expect(told([{ ties: ['x', 'y'] }])).toBe(null);
    // One entry alone is tied with nothing.
    expect(told([{ ties: ['x'], to: 'first' }])).toBe(null);
    expect(told([{ ties: ['y'], to: 'first' }])).toBe(null);
  });

  it.for(['float32', 'float16', 'bfloat16'] as const)(
    'takes the measured slope for no sharper than it is, and a near tie for none (%s)',
    (dtype) => {
      for (const gate of [max, maximum]) {
        for (const seed of [1, 2, 3, 6]) {
          const { laws } = gradcheck(gate as Subject, { seed, dtype, runs: 25 });
          expect(laws.find(({ law }) => law === 'convention')?.outcome).not.toBe('fail');
        }
      }
    },
  );

  it.for([1, 3.3359375])('finds the last of two that are tied at %d in float32, too', (x) => {
    const last = mutants['a maximum that hands the gradient to the last of equal entries'];
    const tied = { dtype: 'float32', inputs: { x: tensor([x, x, x / 2]) } } as const;
    expect(gradcheck(last, tied)).toMatchObject({ outcome: 'fail', worst: { law: 'convention' } });
    expect(gradcheck(max as Subject, tied)).toMatchObject({ outcome: 'pass' });
  });

  it('has nothing to ask where no kink is met', () => {
    const away = { inputs: { x: [1], y: [3] } };
    const kinks = [{ input: 'x', at: 0, slope: 0 }];
    expect(findingBy(convention, both(kinks), away)).toBe('not asked');
  });

  it('takes for the first of tied entries one of the same output, of a tied input, of the same value', () => {
    const first = (
      forward: (x: readonly number[]) => number[],
      vjp: (u: readonly number[]) => number[],
      x: number[],
    ): unknown =>
      findingBy(
        convention,
        {
          forward: (given: { x: number[] }) => forward(given.x),
          vjp: (_: unknown, u: number[]) => ({ x: vjp(u) }),
          kinks: [{ ties: ['x'], to: 'first' }],
        },
        { inputs: { x } },
      );
    // Two ties of an output, at two values; and two outputs, each with a tie of its own.
    const apart = ([a, b, c, d]: readonly number[]): number[] => [Math.max(a, b) + Math.max(c, d)];
    expect(first(apart, ([u]) => [u, 0, u, 0], [1, 1, 2, 2])).toBe(null);
    const two = ([a, b]: readonly number[]): number[] => [Math.max(a, 1), Math.max(b, 1)];
    expect(first(two, (u) => [...u], [1, 1])).toBe(null);
  });
});

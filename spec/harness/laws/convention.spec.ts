import { describe, expect, it } from 'vitest';
import { abs, leakyRelu, max, maximum, relu } from '../../../gates/index.ts';
import { map, map2, scale, tensor } from '../../../gates/kit/index.ts';
import type { Subject } from '../../../harness/index.ts';
import { convention } from '../../../harness/laws/convention.ts';
import { checkLaw, verdictBy } from '../checkLaw.ts';
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

describe('convention', () => {
  it.for(Object.entries(mutants))('fails %s', ([, mutant]) => {
    expect(checkLaw(convention, mutant, { runs: 100 })).toBe('fail');
  });

  it('tells the declared slope, and the place', () => {
    const { worst } = verdictBy(convention, mutants['a rectifier that is half open at 0'], {
      runs: 100,
    });
    expect([worst?.claimed, worst?.measured, worst?.at.x]).toEqual([0.5, 0, tensor([0])]);
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
});

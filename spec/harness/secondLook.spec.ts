import { describe, expect, it } from 'vitest';
import { tensor, type Tensors } from '../../gates/kit/index.ts';
import { secondLook } from '../../harness/secondLook.ts';
import type { Finding } from '../../harness/verdict.ts';

/** A claim about the slope of f at x. */
const about = (x: number, claimed: number): Finding => ({
  law: 'pullback',
  reason: 'wrong number',
  input: 'x',
  output: [0],
  index: [0],
  claimed,
  measured: NaN,
  bar: NaN,
  between: null,
  at: { x: tensor([x]) },
  shapes: {},
  dimensions: {},
  regime: 'given',
  expected: null,
  came: null,
  window: [],
});

const looked = (f: (x: number) => number, x: number, claimed: number): Promise<boolean> =>
  secondLook(
    {
      forward: ({ x: at }: Tensors) => ({
        shape: [1],
        data: at.data.map((one) => Math.fround(f(one))),
      }),
    },
    about(x, claimed),
  );

describe('secondLook', () => {
  it('bears out that a claim is wrong', async () => {
    expect(await looked(Math.sin, 0.3, 0.9)).toBe(true);
    expect(await looked((x) => 4 * x, 1.25, 1)).toBe(true);
  });

  it.for([
    ['sin', Math.sin, 0.3, Math.cos(0.3)],
    ['an exponential', Math.exp, 3.1, Math.exp(3.1)],
    ['what oscillates', (x: number) => Math.sin(40 * x), 0.3, 40 * Math.cos(12)],
    [
      'what is rounded on the way',
      (x: number) => Math.fround(1e4 + Math.sin(x)),
      0.3,
      Math.cos(0.3),
    ],
  ] as const)('never turns against a right slope of %s', async ([, f, x, slope]) => {
    expect(await looked(f, x, slope)).toBe(false);
  });

  it('leaves a doubt where nothing can be fitted', async () => {
    expect(await looked((x) => (x > 0.3 ? 1 : 0), 0.3, 7)).toBe(false);
  });
});

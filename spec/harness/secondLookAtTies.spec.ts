import { describe, expect, it } from 'vitest';
import { tensor, type Tensors } from '../../gates/kit/index.ts';
import { secondLook } from '../../harness/secondLook.ts';
import type { Finding } from '../../harness/verdict.ts';

/** What the law of ties says of the first entry of x = [1, 1]. */
const finding: Finding = {
  law: 'ties',
  reason: 'wrong number',
  input: 'x',
  output: [],
  index: [0],
  claimed: NaN,
  measured: NaN,
  bar: NaN,
  between: null,
  at: { x: tensor([1, 1]) },
  shapes: {},
  dimensions: {},
  regime: 'given',
  expected: null,
  came: null,
  window: [],
};

/** A second look at what is claimed of a function of two numbers where both are 1. */
const looked = (
  f: (a: number, b: number) => number,
  claimed: readonly [number, number],
): Promise<boolean> =>
  secondLook(
    {
      forward: ({ x }: Tensors) => tensor(f(x.data[0], x.data[1])),
      vjp: () => ({ x: tensor([...claimed]) }),
    },
    { ...finding, claimed: 0 },
  );

const relu = (x: number): number => Math.max(0, x);

describe('secondLookAtTies', () => {
  it('bears out that both of two that are tied have the whole gradient', async () => {
    expect(await looked(Math.max, [1, 1])).toBe(true);
    expect(await looked(Math.min, [1, 1])).toBe(true);
  });

  it('bears out that none has any', async () => {
    expect(await looked((a, b) => 4 * Math.max(a, b), [1, 0.5])).toBe(true);
  });

  it.for([
    [1, 0],
    [0, 1],
    [0.5, 0.5],
  ] as const)('leaves a convention alone: %s', async (claimed) => {
    expect(await looked(Math.max, claimed)).toBe(false);
  });

  it('leaves two kinks alone that have a convention each', async () => {
    expect(await looked((a, b) => relu(a - 1) - relu(b - 1), [1, -0.001])).toBe(false);
  });

  it('leaves a doubt where there is no vjp, or nothing to be fitted', async () => {
    const forward = ({ x }: Tensors): unknown => tensor(Math.max(...x.data));
    expect(await secondLook({ forward }, { ...finding, claimed: 2 })).toBe(false);
    expect(await looked((a, b) => Math.floor(40 * a) + Math.floor(40 * b), [1, 1])).toBe(false);
  });
});

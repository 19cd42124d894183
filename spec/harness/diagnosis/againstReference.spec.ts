import { describe, expect, it } from 'vitest';
import { gates } from '../../../gates/index.ts';
import { map, type Tensor } from '../../../gates/kit/index.ts';
import { holdAgainst, type Subject } from '../../../harness/index.ts';
import { showStanding } from '../../../reports/diagnosis.ts';

type Input = { readonly x: Tensor };

/** A leaky relu with one slope forward and another backward; the gate's own is 0.01. */
const leaky = (forward: number, backward: number): Subject => ({
  forward: ({ x }: Input) => map(x, (v) => (v > 0 ? v : forward * v)),
  vjp: ({ x }: Input, u: Tensor) => ({
    x: { shape: x.shape, data: x.data.map((v, i) => (v > 0 ? 1 : backward) * u.data[i]) },
  }),
});

const standings: readonly [forward: number, backward: number, sentence: string][] = [
  [0.01, 0.01, 'your forward is the gate’s, and your backward is its derivative'],
  [0.01, 0.2, 'your forward is the gate’s, but your backward is not its derivative'],
  [0.2, 0.2, 'your backward is the derivative of your forward, but your forward is not the gate’s'],
  [0.2, 0.01, 'your backward is the derivative of the gate, but your forward is not the gate’s'],
  [0.2, 0.5, 'your forward is not the gate’s, and your backward is the derivative of neither'],
];

describe('holdAgainst', () => {
  it.for(standings)('tells %s forward and %s backward', async ([forward, backward, sentence]) => {
    const standing = await holdAgainst(leaky(forward, backward), gates.leakyRelu, { runs: 20 });
    expect(showStanding(standing)).toBe(sentence);
  });

  it('shows where the forwards part', async () => {
    const { parting, forward } = await holdAgainst(leaky(0.2, 0.2), gates.leakyRelu, { runs: 5 });
    const x = parting!.at.x.data[parting!.index];
    expect(forward).toBe(false);
    expect(x).toBeLessThan(0);
    expect([parting!.came, parting!.expected]).toEqual([0.2 * x, 0.01 * x]);
  });

  it('takes another way to write the same function for the same', async () => {
    const sigmoid: Subject = {
      forward: ({ x }: Input) => map(x, (v) => (1 + Math.tanh(v / 2)) / 2),
      vjp: gates.sigmoid.vjp,
    };
    const ordinary = { runs: 1 };
    expect((await holdAgainst(sigmoid, gates.sigmoid, ordinary)).forward).toBe(true);
  });

  it('says so where the subject never answers, and where the reference never does', async () => {
    const never: Subject = {
      forward: () => {
        throw new Error('not written yet');
      },
      vjp: gates.sin.vjp,
    };
    expect((await holdAgainst(never, gates.sin, { runs: 3 })).forward).toBe(false);
    expect((await holdAgainst(gates.sin, never, { runs: 3 })).forward).toBe(null);
  });
});

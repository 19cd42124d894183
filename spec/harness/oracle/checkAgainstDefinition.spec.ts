import { describe, expect, it } from 'vitest';
import * as catalogue from '../../../gates/index.ts';
import type { AnyGate } from '../../../gates/kit/index.ts';
import { checkAgainstDefinition } from '../../../harness/oracle/checkAgainstDefinition.ts';
import { computing, sloping } from './altered.ts';

const { gates, abs, max, square } = catalogue;

describe('checkAgainstDefinition', () => {
  it('forgives what rounding the inputs alone would do: a sum that cancels', async () => {
    const backwards: AnyGate = {
      ...gates.sum,
      forward: ({ x }) => gates.sum.forward({ x: { ...x, data: x.data.toReversed() } }),
    };
    expect((await checkAgainstDefinition(backwards, { runs: 14 })).outcome).toBe('pass');
  });

  it('lets a claim lie anywhere between the two sides of a kink', async () => {
    const held = await checkAgainstDefinition(sloping(abs, (x) => Math.sign(x) || 0.25));
    expect(held.outcome).toBe('pass');
    expect(held.atKinks).toBeGreaterThan(0);
  });

  it('cannot see one slope of a kink preferred to another, which is the law convention’s to see', async () => {
    const last: AnyGate = { ...abs, kinks: [{ input: 'x', at: 0, slope: 1 }] };
    expect((await checkAgainstDefinition(last)).outcome).toBe('pass');
  });

  it('says where a number is farthest, and from what', async () => {
    const { forward } = await checkAgainstDefinition(
      computing(square, (x) => x * x + 1),
      {
        runs: 1,
      },
    );
    expect(forward!.claimed).toBeCloseTo(forward!.exact + 1, 12);
    const { x } = forward!.at;
    expect(forward!.exact).toBe(x.data[forward!.output[0]] ** 2);
    expect(forward).toMatchObject({ claim: 'forward', index: [], regime: 'ordinary' });
  });

  it('tells a definition of another shape', async () => {
    expect(await checkAgainstDefinition({ ...max, definition: 'x' })).toMatchObject({
      outcome: 'fail',
      reason: 'wrong shape',
    });
  });

  it('tells what was thrown', async () => {
    const broken: AnyGate = {
      ...square,
      vjp() {
        throw new Error('no such thing');
      },
    };
    expect(await checkAgainstDefinition(broken)).toMatchObject({
      outcome: 'fail',
      reason: 'threw',
      thrown: 'no such thing',
    });
  });

  it('is undecided where nothing was compared', async () => {
    expect(await checkAgainstDefinition(square, { runs: 0 })).toMatchObject({
      outcome: 'undecided',
      reason: 'nothing compared',
      entries: 0,
    });
  });

  it('is plain data, the same for the same seed', async () => {
    const held = await checkAgainstDefinition(square, { seed: 5 });
    expect(structuredClone(held)).toEqual(await checkAgainstDefinition(square, { seed: 5 }));
  });
});

import { describe, expect, it } from 'vitest';
import { real, type Tensor, type Tensors } from '../../gates/kit/index.ts';
import { sweepOperation, type Swept, type SweptOutcome } from '../../harness/sweep.ts';
import type { Subject } from '../../harness/subject.ts';

const map = ({ shape, data }: Tensor, f: (x: number, i: number) => number): Tensor => ({
  shape,
  data: data.map((x, i) => Math.fround(f(x, i))),
});

const sine: Subject = {
  dtype: 'float32',
  forward: ({ x }: Tensors) => map(x, Math.sin),
  vjp: ({ x }: Tensors, u: Tensor) => ({ x: map(x, (v, i) => Math.cos(v) * u.data[i]) }),
};

const swept = (facts: Partial<Subject>, sizes: readonly number[] = [3, 2]): Promise<Swept> =>
  sweepOperation(
    {
      name: 'sine',
      calls: sizes.map((n) => ({
        label: `n: ${n}`,
        inputs: { x: real(n) },
        subject: { ...sine, ...facts },
      })),
    },
    { cases: 12, seed: 1 },
  );

describe('sweepOperation', () => {
  it('works every way equally often, twelve cases at least', async () => {
    expect(await swept({}, [1, 2, 3, 4, 5])).toMatchObject({
      calls: 5,
      cases: 15,
      groups: [{ outcome: 'pass', cases: 15 }],
    });
  });

  const planted: [SweptOutcome, Partial<Subject>][] = [
    [
      'wrong number',
      {
        vjp: ({ x }: Tensors, u: Tensor) => ({
          x: map(u, (by, i) => 2 * by * Math.cos(x.data[i])),
        }),
      },
    ],
    ['not a number', { vjp: ({ x }: Tensors) => ({ x: map(x, () => NaN) }) }],
    ['no gradient', { vjp: () => ({}) }],
    ['wrong shape', { vjp: (_, u: Tensor) => ({ x: { shape: [1, 1, 1, 1], data: u.data } }) }],
    [
      'threw',
      {
        vjp: () => {
          throw new Error('not supported');
        },
      },
    ],
    [
      'process broke',
      {
        vjp: () => {
          throw Object.assign(new Error('ended with code 3'), { reason: 'process broke' });
        },
      },
    ],
    [
      'refused',
      {
        forward: () => {
          throw new Error('not supported');
        },
      },
    ],
    [
      'imprecise',
      {
        vjp: ({ x }: Tensors, u: Tensor) => ({
          x: map(u, (by, i) => by * Math.cos(x.data[i]) * (1 + 5e-4)),
        }),
      },
    ],
  ];

  it.for(planted)('tells apart: %s', async ([outcome, facts]) => {
    const { groups } = await swept(facts);
    expect(groups.map((group) => group.outcome)).toEqual([outcome]);
  });

  it('makes the values of a failure simpler, as long as it is the same failure', async () => {
    const twice: Partial<Subject> = {
      vjp: ({ x }: Tensors, u: Tensor) => ({
        x: map(u, (by, i) => by * Math.cos(x.data[i]) * (x.data[i] < 0 ? 2 : 1)),
      }),
    };
    const { groups } = await swept(twice, [3]);
    const { verdict } = groups.find(({ outcome }) => outcome === 'wrong number')!;
    const { data } = verdict!.worst!.at.x;
    expect([...data].map(Math.abs).toSorted()).toEqual([1, 2, 3]);
    expect(Math.min(...data)).toBeLessThan(0);
  });

  it('keeps values that a failure needs', async () => {
    const only: Partial<Subject> = {
      vjp: ({ x }: Tensors, u: Tensor) => ({
        x: map(u, (by, i) => {
          const v = x.data[i];
          return by * Math.cos(v) * (Number.isInteger(v) || Number.isInteger(4 * v) ? 1 : 2);
        }),
      }),
    };
    const { groups } = await swept(only, [2]);
    const { verdict } = groups.find(({ outcome }) => outcome === 'wrong number')!;
    const { index, at } = verdict!.worst!;
    expect(at.x.data[index[0]] * 4).not.toBe(Math.round(at.x.data[index[0]] * 4));
  });

  it('shows the smallest case, and names every way', async () => {
    const [{ labels, verdict }] = (await swept({ vjp: () => ({}) }, [5, 0, 2, 3])).groups.filter(
      ({ outcome }) => outcome === 'no gradient',
    );
    expect(labels).toContain('n: 5');
    expect(verdict!.subject).toBe('sine(n: 2)');
  });
});

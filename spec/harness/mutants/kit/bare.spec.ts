import { describe, expect, it } from 'vitest';
import { gates } from '../../../../gates/index.ts';
import { real, tensor, type Tensor } from '../../../../gates/kit/index.ts';
import type { Subject } from '../../../../harness/index.ts';
import { bareOf } from '../../../../harness/mutants/kit/bare.ts';

const W = tensor([1, 2, 3, 4, 5, 6], [3, 2]);
const x = tensor([5, 7]);
const u = tensor([1, -2, 4]);
const right = { W: tensor([5, 7, -10, -14, 20, 28], [3, 2]), x: tensor([15, 18]) };
const { forward, jvp, jacobian, inputs } = gates.matvec;

/** The same product with other claims, or in other containers. */
const subjects: Readonly<Record<string, Subject>> = {
  'a vjp': gates.matvec,
  'a Jacobian alone': { name: 'matvec', inputs, forward, jacobian },
  'a jvp alone': { name: 'matvec', inputs, forward, jvp },
  'nested arrays': {
    inputs: { W: inputs.W.as('nested'), x: inputs.x.as('nested') },
    forward: (given: { W: number[][]; x: number[] }) =>
      given.W.map((row) => row.reduce((sum, w, j) => sum + w * given.x[j], 0)),
    vjp: (given: { W: number[][]; x: number[] }, g: number[]) => ({
      W: g.map((gi) => given.x.map((xj) => gi * xj)),
      x: given.x.map((_, j) => g.reduce((sum, gi, i) => sum + gi * given.W[i][j], 0)),
    }),
  },
};

describe('bareOf', () => {
  it.for(Object.entries(subjects))('makes a vjp on tensors of %s', async ([, subject]) => {
    const bare = bareOf(subject);
    expect(Array.from((await bare.forward({ W, x })).data)).toEqual([19, 43, 67]);
    const pulled = await bare.vjp({ W, x }, u);
    expect(Object.fromEntries(Object.entries(pulled).map(([k, g]) => [k, [...g.data]]))).toEqual({
      W: [...right.W.data],
      x: [...right.x.data],
    });
  });

  it('makes one vector of several outputs', async () => {
    const bare = bareOf({
      inputs: { x: real('n') },
      forward: (given: { x: Tensor }) => ({ a: given.x, b: given.x.data[0] }),
      vjp: (_: { x: Tensor }, g: { a: Tensor; b: number }) => ({
        x: { shape: g.a.shape, data: g.a.data.map((ai, i) => ai + (i === 0 ? g.b : 0)) },
      }),
    });
    expect(await bare.forward({ x })).toEqual(tensor([5, 7, 5]));
    expect(await bare.vjp({ x }, tensor([1, 2, 10]))).toEqual({ x: tensor([11, 2]) });
  });

  it('goes on with promises where the subject gives them', async () => {
    const bare = bareOf({
      inputs,
      forward: async (given: { W: Tensor; x: Tensor }) => forward(given),
      vjp: async (given: { W: Tensor; x: Tensor }, g: Tensor) => gates.matvec.vjp(given, g),
    });
    expect(bare.forward({ W, x })).toBeInstanceOf(Promise);
    expect(await bare.vjp({ W, x }, u)).toEqual(right);
  });

  it('claims neither a jvp nor a Jacobian', () => {
    expect(Object.keys(bareOf(gates.matvec))).not.toContain('jvp');
    expect(Object.keys(bareOf(gates.matvec))).not.toContain('jacobian');
  });
});

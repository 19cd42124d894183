import { describe, expect, it } from 'vitest';
import { leakyRelu, matvec, sigmoid } from '../../gates/index.ts';
import { map, real, scale, tensor, type Tensor, type Tensors } from '../../gates/kit/index.ts';
import { gradcheckAgainst, gradcheckAsync, type Subject } from '../../harness/index.ts';

const options = { runs: 10, seed: 5 };

/** A leaky ReLU of another slope, with its right gradient. */
const leakier: Subject = {
  name: 'leakier',
  inputs: { x: real('n') },
  forward: ({ x }: Tensors) => map(x, (v) => (v > 0 ? v : 0.2 * v)),
  vjp: ({ x }: Tensors, u: Tensor) => ({
    x: tensor(u.data.map((v, i) => (x.data[i] > 0 ? v : 0.2 * v))),
  }),
};

const referenceOf = ({ laws }: { laws: readonly { law: string }[] }) =>
  laws.find(({ law }) => law === 'reference');

describe('gradcheckAgainst', () => {
  it('passes a subject that is its reference, with a law more', async () => {
    const verdict = await gradcheckAgainst(sigmoid, sigmoid, options);
    const { laws, evaluations, outcome } = await gradcheckAsync(sigmoid, options);
    expect([verdict.outcome, outcome]).toEqual(['pass', 'pass']);
    expect(verdict.laws.slice(0, -1)).toEqual(laws);
    const { cases } = verdict.laws.at(-1)!;
    expect(verdict.laws.at(-1)).toEqual({ law: 'reference', outcome: 'pass', cases });
    expect(cases).toBeGreaterThan(0);
    expect(verdict.evaluations.forward).toBe(evaluations.forward + cases);
  });

  it('fails a forward that is another, though its gradient is right', async () => {
    expect((await gradcheckAsync(leakier, options)).outcome).toBe('pass');
    const verdict = await gradcheckAgainst(leakier, leakyRelu, options);
    expect(verdict).toMatchObject({ outcome: 'fail', reason: 'wrong number' });
    const { claimed, measured, bar } = verdict.worst!;
    expect(claimed / measured).toBeCloseTo(20, 12);
    expect(bar).toBeCloseTo(Math.abs(measured) * 1e-6, 12);
    expect(verdict.replay).toMatch(/^leakier\/reference\/5\/\d+$/);
  });

  it('fails a forward that is off by a little more than the required resolution', async () => {
    const off = (factor: number): Subject => ({
      ...sigmoid,
      forward: (at: Tensors) => scale(sigmoid.forward(at as never), factor),
      vjp: (at: Tensors, u: Tensor) => sigmoid.vjp(at as never, scale(u, factor)),
      jacobian: (at: Tensors) => ({ x: scale(sigmoid.jacobian(at as never).x, factor) }),
      jvp: (at: Tensors, dx: Tensors) => scale(sigmoid.jvp(at as never, dx as never), factor),
    });
    expect((await gradcheckAgainst(off(1 + 3e-6), sigmoid, options)).outcome).toBe('fail');
    expect((await gradcheckAgainst(off(1 + 1e-7), sigmoid, options)).outcome).toBe('pass');
  });

  it('excuses what rounding its inputs does to a sum that cancels', async () => {
    const single: Subject = {
      ...matvec,
      dtype: 'float32',
      forward: (at: Tensors) => matvec.forward(at as never),
    };
    const W = tensor([1e7, -1e7], [1, 2]);
    const inputs = { W, x: tensor([1, 1 + 2 ** -23]) };
    const shaken: Subject = {
      ...single,
      forward: ({ x }: Tensors) =>
        matvec.forward({ W, x: tensor(x.data.map((v) => v * (1 + 2 ** -24))) }),
    };
    expect(referenceOf(await gradcheckAgainst(shaken, matvec, { inputs }))).toMatchObject({
      outcome: 'pass',
    });
  });

  it('fails an output of another shape, and inputs that the reference does not take', async () => {
    const longer: Subject = { ...leakier, forward: () => tensor([1, 2, 3, 4, 5, 6, 7, 8, 9]) };
    const { findings } = await gradcheckAgainst(longer, leakyRelu, options);
    expect(findings.find(({ law }) => law === 'reference')).toMatchObject({
      reason: 'wrong shape',
      came: 'shape [9]',
    });
    const verdict = await gradcheckAgainst(leakier, matvec, options);
    expect(verdict.worst).toMatchObject({
      law: 'reference',
      expected: 'inputs that the reference takes',
      came: 'matvec: W is missing.',
    });
  });

  it('names the broken gradient first where both are broken', async () => {
    const both: Subject = { ...leakier, vjp: (_: unknown, u: Tensor) => ({ x: scale(u, 3) }) };
    const verdict = await gradcheckAgainst(both, leakyRelu, options);
    expect(verdict.worst?.law).toBe('pullback');
    expect(verdict.findings.at(-1)?.law).toBe('reference');
    expect(verdict.replay).toContain('/pullback/');
  });

  it('says of a forward that gives nothing that nothing was compared', async () => {
    const throwing: Subject = {
      ...leakier,
      forward() {
        throw new Error('boom');
      },
    };
    expect(referenceOf(await gradcheckAgainst(throwing, leakyRelu, options))).toEqual({
      law: 'reference',
      outcome: 'undecided',
      cases: 0,
      reason: 'nothing compared',
    });
  });
});

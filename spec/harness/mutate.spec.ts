import { describe, expect, it } from 'vitest';
import { gates } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { mutate } from '../../harness/index.ts';
import { mutations } from '../../harness/mutants/index.ts';
import { tallyOf } from '../../reports/mutations.ts';

describe('mutate', () => {
  it('kills every mutant that is not equivalent, half of them within five cases', async () => {
    const { mutants, outcome } = await mutate(gates.matvec);
    expect(outcome).toBe('pass');
    expect(mutants.map(({ mutation }) => mutation)).toEqual(mutations.map(({ name }) => name));
    expect(mutants.filter(({ fate }) => fate === 'survived')).toEqual([]);
    const { score, medianCases } = tallyOf(mutants);
    expect(score).toBe(100);
    expect(medianCases).toBeLessThanOrEqual(5);
  });

  it('tells which law killed a mutant, and after how many cases', async () => {
    const { mutants } = await mutate(gates.sum);
    const of = (name: string) => mutants.find(({ mutation }) => mutation === name);
    expect(of('double')).toEqual({
      mutation: 'double',
      family: 'scale',
      fate: 'killed',
      cases: 1,
      law: 'pullback',
    });
    expect(of('transposed')).toMatchObject({ fate: 'impossible', cases: null, law: null });
    expect(of('shifted')).toMatchObject({ fate: 'equivalent' });
  });

  it('gives the same for the same seed', async () => {
    const few = { seed: 5, runs: 8 };
    expect(await mutate(gates.tanh, few)).toEqual(await mutate(gates.tanh, few));
  });

  it('says so of a mutant that so few cases do not kill', async () => {
    const { mutants } = await mutate(gates.matvec, { runs: 1 });
    // In one case there is no 0 to be wrong at, so the mutant is as good as right.
    const zero = mutants.find(({ mutation }) => mutation === 'whereZero');
    expect(zero?.fate).toBe('equivalent');
  });

  it('makes no mutants of a subject that fails as it is', async () => {
    const wrong = { ...gates.sin, vjp: gates.cos.vjp };
    expect(await mutate(wrong, { runs: 5 })).toEqual({ name: 'sin', outcome: 'fail', mutants: [] });
  });

  it('mutates a subject at a fixed point, and one that answers with promises', async () => {
    const { sin } = gates;
    const later = {
      forward: async (given: Parameters<typeof sin.forward>[0]) => sin.forward(given),
      vjp: async (...given: Parameters<typeof sin.vjp>) => sin.vjp(...given),
    };
    const { mutants, name } = await mutate(later, { inputs: { x: tensor([0.5, 1, 2]) } });
    expect(name).toBe('the subject');
    expect(tallyOf(mutants).score).toBe(100);
    expect(tallyOf(mutants).killed).toBeGreaterThan(20);
  });
});

import { describe, expect, it } from 'vitest';
import { exp, logSumExp, matvec, relu, sigmoid, softmax, sum, tanh } from '../../gates/index.ts';
import { scale, type AnyGate } from '../../gates/kit/index.ts';
import { checkChain, compositions, replay } from '../../harness/index.ts';
import { but } from './subjects.ts';

const few = [matvec, sigmoid, relu, softmax, logSumExp, sum, exp];

describe('checkChain', () => {
  it('passes all pairs of right gates that fit', () => {
    const pairs = [...compositions(few)].length;
    const verdict = checkChain(few, { seed: 3 });
    expect(verdict).toMatchObject({
      outcome: 'pass',
      reason: null,
      subject: 'chain rule',
      laws: [{ law: 'chain', outcome: 'pass', cases: pairs }],
      worst: null,
      replay: '',
    });
    expect(verdict.entries.compared).toBeGreaterThan(500);
    expect(verdict.resolution).toBeLessThan(1e-6);
  });

  it('works one case a pair for each hundred elsewhere', () => {
    const cases = (runs: number): number => checkChain([sigmoid, tanh], { runs }).laws[0].cases;
    expect([cases(1), cases(100), cases(101), cases(300)]).toEqual([4, 4, 8, 12]);
  });

  it('fails where a gate of a pair is wrong, and names the pair', () => {
    const wrong = but(tanh, { vjp: (x, zBar) => tanh.vjp(x, scale(zBar, 2)) }) as AnyGate;
    const verdict = checkChain([sigmoid, wrong]);
    expect(verdict.outcome).toBe('fail');
    expect([...new Set(verdict.findings.map(({ came }) => came))]).toEqual([
      'sigmoid(x = tanh)',
      'tanh(x = sigmoid)',
      'tanh(x = tanh)',
    ]);
    expect(verdict.findings.every(({ law }) => law === 'chain')).toBe(true);
  });

  it('gives a token that replays with the composed gate', () => {
    const wrong = but(tanh, { vjp: (x, zBar) => tanh.vjp(x, scale(zBar, 2)) }) as AnyGate;
    const [pair] = [...compositions([wrong])];
    expect(replay(pair, checkChain([wrong]).replay).outcome).toBe('fail');
  });

  it('is undecided where no two gates fit', () => {
    expect(checkChain([sum])).toMatchObject({ outcome: 'undecided', reason: 'nothing compared' });
  });
});

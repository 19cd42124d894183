import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matvec, tanh } from '../../gates/index.ts';
import { product, scale } from '../../gates/kit/index.ts';
import { gradcheck, readReplay, real, replay, type Subject } from '../../harness/index.ts';
import { but } from './subjects.ts';

const wrong: Subject = but(matvec, {
  name: 'W for Wᵀ / square',
  inputs: { W: real('n', 'n'), x: real('n') },
  vjp: (inputs, zBar) => ({ ...matvec.vjp(inputs, zBar), x: product(inputs.W, zBar) }),
});

/** As few cases as it takes to meet the failure, of any seed. */
const failing = (seed: number) => gradcheck(wrong, { seed, runs: 10 });

describe('readReplay', () => {
  it('reads whose failure it is, of which law, from which seed, and the way to its case', () => {
    expect(readReplay('log1p/pullback/1/1:1:0:2')).toEqual({
      subject: 'log1p',
      law: 'pullback',
      seed: 1,
      path: '1:1:0:2',
    });
  });

  it('reads back any name that a verdict encodes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), (name, seed) => {
        const token = `${encodeURIComponent(name)}/linearity/${seed}/3`;
        expect(readReplay(token)).toMatchObject({ subject: name, seed });
      }),
    );
  });

  it.for([
    '',
    'tanh',
    'tanh/pullback/1',
    'tanh/pullback/x/1',
    'tanh/pullback/1/1:',
    'tanh/pullback/1/1/2',
    'tanh/pull back/1/1',
    '/pullback/1/1',
  ])('finds no token in %o', (token) => {
    expect(readReplay(token)).toBe(null);
  });
});

describe('replay', () => {
  it('works the same shrunk case again, to the same finding', () => {
    for (const seed of [1, 2, 3]) {
      const first = failing(seed);
      const again = replay(wrong, first.replay);
      expect(again.outcome).toBe('fail');
      expect(again.worst).toEqual(first.worst);
      expect(again.replay).toBe(first.replay);
    }
  });

  it('works one law at one case, and no more', () => {
    const first = failing(1);
    const again = replay(wrong, first.replay);
    expect(again.laws).toMatchObject([{ law: 'pullback', cases: 1, outcome: 'fail' }]);
    expect(again.evaluations.forward).toBeLessThan(first.evaluations.forward);
  });

  it('replays every law that a failure is found by', () => {
    const doubled = but(tanh, { jvp: (x, dx) => scale(tanh.jvp(x, dx), 2) });
    const { findings } = gradcheck(doubled, { runs: 20 });
    expect(findings.map(({ law }) => law)).toEqual(['pushforward', 'adjoint']);
    const again = replay(doubled, gradcheck(doubled, { runs: 20 }).replay);
    expect(again.worst).toMatchObject({ law: 'pushforward' });
  });

  it('does not fail what has been put right', () => {
    const { replay: token } = gradcheck(but(tanh, { vjp: (x, u) => tanh.vjp(x, scale(u, 2)) }), {
      runs: 20,
    });
    expect(replay(tanh, token).findings).toEqual([]);
  });

  it('refuses what is no token', () => {
    expect(() => replay(tanh, 'tanh/pullback')).toThrow(
      new TypeError('gradcheck: tanh/pullback is no replay token, expected subject/law/seed/path.'),
    );
  });

  it('refuses the token of another subject', () => {
    expect(() => replay(tanh, 'sin/pullback/1/3')).toThrow(
      new TypeError('gradcheck: the token is for sin, the subject is tanh.'),
    );
  });
});

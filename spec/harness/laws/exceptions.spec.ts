import { describe, expect, it } from 'vitest';
import { log, multiply, tanh } from '../../../gates/index.ts';
import { scale } from '../../../gates/kit/index.ts';
import { real, type Subject } from '../../../harness/index.ts';
import { exceptions } from '../../../harness/laws/exceptions.ts';
import { checkLaw, verdictBy } from '../checkLaw.ts';
import { but } from '../subjects.ts';

const refuse = (): never => {
  throw new RangeError('not here');
};

/** Wrong on purpose: each throws where its forward answers. */
const mutants: Record<string, Subject> = {
  'a vjp that throws': but(tanh, { vjp: refuse }),
  'a jvp that throws': but(tanh, { jvp: refuse }),
  'a Jacobian that throws': but(tanh, { jacobian: refuse }),
  'a vjp that throws below 0': but(tanh, {
    vjp: ({ x }, zBar) => (x.data.some((v) => v < 0) ? refuse() : tanh.vjp({ x }, zBar)),
  }),
  'a vjp that throws for an empty vector': but(multiply, {
    vjp: (inputs, zBar) => (inputs.x.data.length === 0 ? refuse() : multiply.vjp(inputs, zBar)),
  }),
};

describe('exceptions', () => {
  it.for(Object.entries(mutants))('fails %s', ([, mutant]) => {
    expect(checkLaw(exceptions, mutant, { runs: 100 })).toBe('fail');
  });

  it('tells what was thrown', () => {
    expect(verdictBy(exceptions, mutants['a vjp that throws']).worst).toMatchObject({
      law: 'exceptions',
      reason: 'threw',
      came: 'RangeError: not here',
    });
  });

  it('asks for nothing where the forward throws too', () => {
    const logOrThrow = but(log, {
      inputs: { x: real('n') },
      forward: ({ x }) => (x.data.some((v) => v <= 0) ? refuse() : log.forward({ x })),
      vjp: ({ x }, zBar) => (x.data.some((v) => v <= 0) ? refuse() : log.vjp({ x }, zBar)),
    });
    expect(checkLaw(exceptions, logOrThrow)).toBe('pass');
  });

  it('cannot see a wrong number', () => {
    const wrong = but(tanh, { vjp: (x, zBar) => tanh.vjp(x, scale(zBar, NaN)) });
    expect(checkLaw(exceptions, wrong)).toBe('pass');
  });
});

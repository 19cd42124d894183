import { describe, expect, it } from 'vitest';
import {
  affine,
  divide,
  logSoftmax,
  matvec,
  meanSquaredError,
  sum,
  tanh,
} from '../../../gates/index.ts';
import { add, map2, product, scale, transpose } from '../../../gates/kit/index.ts';
import { nonzero, real, type Subject } from '../../../harness/index.ts';
import { adjoint } from '../../../harness/laws/adjoint.ts';
import { checkLaw, verdictBy } from '../checkLaw.ts';
import { but } from '../subjects.ts';

/** Wrong on purpose: the two do not belong to one Jacobian. */
const mutants: Record<string, Subject> = {
  'a jvp that is twice too large': but(tanh, { jvp: (x, dx) => scale(tanh.jvp(x, dx), 2) }),
  'a vjp with the wrong sign': but(tanh, { vjp: (x, zBar) => tanh.vjp(x, scale(zBar, -1)) }),
  'a vjp that is a part in 10¹² too large': but(tanh, {
    vjp: (x, zBar) => tanh.vjp(x, scale(zBar, 1 + 1e-12)),
  }),
  'a vjp that forgets the transpose': but(matvec, {
    inputs: { W: real('n', 'n'), x: real('n') },
    vjp: (inputs, zBar) => ({ ...matvec.vjp(inputs, zBar), x: product(inputs.W, zBar) }),
  }),
  'a jvp that forgets a term': but(affine, {
    jvp: (inputs, { W, x }) => add(product(W, inputs.x), product(inputs.W, x)),
  }),
  'a reduction that is undone twice': but(sum, {
    vjp: ({ x }, zBar) => ({ x: map2(x, x, () => zBar.data[0] * x.data.length) }),
  }),
};

describe('adjoint', () => {
  it.for(Object.entries(mutants))('fails %s', ([, mutant]) => {
    expect(checkLaw(adjoint, mutant)).toBe('fail');
  });

  it.for([matvec, divide, logSoftmax, meanSquaredError])(
    'passes $name in every regime, to a few roundings',
    (gate) => {
      expect(checkLaw(adjoint, gate, { runs: 200 })).toBe('pass');
    },
  );

  it('cannot see a mistake that jvp and vjp share', () => {
    const shared = but(tanh, {
      jvp: (x, dx) => scale(tanh.jvp(x, dx), 2),
      vjp: (x, zBar) => tanh.vjp(x, scale(zBar, 2)),
    });
    expect(checkLaw(adjoint, shared)).toBe('pass');
  });

  it('has nothing to ask of a subject with one of the two', () => {
    const { jvp: _, ...rest } = matvec;
    expect(checkLaw(adjoint, rest)).toBe('not asked');
  });

  it('cannot see NaN, of which no side is the larger', () => {
    const wrong = but(divide, {
      inputs: { x: real(3), y: nonzero(3) },
      output: [3],
      vjp: (inputs, zBar) => ({ ...divide.vjp(inputs, zBar), y: scale(inputs.y, NaN) }),
    });
    expect(checkLaw(adjoint, wrong)).toBe('not asked');
  });

  it('tells both sides', () => {
    const doubled = but(tanh, { jvp: (x, dx) => scale(tanh.jvp(x, dx), 2) });
    const { worst } = verdictBy(adjoint, doubled);
    expect(worst!.measured / worst!.claimed).toBeCloseTo(2, 12);
  });

  it('shares a matrix and its transpose between the two', () => {
    const rotated = but(matvec, {
      vjp: ({ W, x }, zBar) => ({ ...matvec.vjp({ W, x }, zBar), x: product(transpose(W), zBar) }),
    });
    expect(checkLaw(adjoint, rotated)).toBe('pass');
  });
});

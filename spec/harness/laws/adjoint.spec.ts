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
import { nonzero, real, type Finding, type Subject } from '../../../harness/index.ts';
import { adjoint } from '../../../harness/laws/adjoint.ts';
import { checkLaw, verdictBy } from '../checkLaw.ts';
import { findingBy } from '../findingBy.ts';
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

const sumOf = (terms: readonly number[]): number => terms.reduce((sum, term) => sum + term, 0);

/** Of three inputs the last two are differentiated by. */
const at = { inputs: { n: [7, 7, 7, 7], a: [1, 2], b: [3, 4, 5] }, wrt: ['a', 'b'] };

/** A subject that claims the same for every cotangent and tangent, and what it was given last. */
function claiming({
  value = [1, 1],
  tangent = [3, 50],
  a = [2, -30],
  b = [0.5, 7, -11],
}: Partial<Record<'value' | 'tangent' | 'a' | 'b', readonly number[]>>) {
  const given = { u: [] as number[], v: [] as number[] };
  const subject: Subject = {
    forward: () => value,
    vjp(_: unknown, u: number[]) {
      if (given.u.length === 0) given.u = u;
      return { a, b };
    },
    jvp(_: unknown, v: { a: number[]; b: number[] }) {
      if (given.v.length === 0) given.v = [...v.a, ...v.b];
      return tangent;
    },
  };
  return { subject, given, tangent, a, b };
}

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

  it('takes NaN in a tangent for wrong where the output and the gradients are numbers', () => {
    const { subject } = claiming({ tangent: [1, NaN] });
    expect(findingBy(adjoint, subject, at)).toMatchObject({
      law: 'adjoint',
      reason: 'not a number',
      output: [1],
      expected: 'a tangent of numbers, as the gradients are',
      came: 'NaN',
    });
    for (const other of [{ value: [NaN, 1] }, { a: [NaN, 1] }, { b: [1, 1, NaN] }]) {
      const unsure = claiming({ tangent: [1, NaN], ...other }).subject;
      expect(findingBy(adjoint, unsure, at)).toBe('not asked');
    }
  });

  it('tells a refusal of either', () => {
    const refuse = (): never => {
      throw new RangeError('not here');
    };
    for (const offer of ['vjp', 'jvp']) {
      const subject = { ...claiming({}).subject, [offer]: refuse };
      expect(findingBy(adjoint, subject, at)).toMatchObject({ law: 'adjoint', reason: 'threw' });
    }
  });

  it.for([{}, { a: [0.25, -0.5], b: [0, 0.125, 0] }])(
    'counts a few roundings of each term',
    (claims) => {
      const { subject, given, a, b, tangent } = claiming(claims);
      const finding = findingBy(adjoint, subject, at) as Finding;
      const { u, v } = given;
      const left = tangent.map((dz, i) => dz * u[i]);
      const right = [...a, ...b].map((g, j) => g * v[j]);
      const size = sumOf([...left, ...right].map(Math.abs));
      const terms = u.length + v.length + 4;
      expect(finding).toMatchObject({
        law: 'adjoint',
        reason: 'wrong number',
        measured: sumOf(left),
        claimed: sumOf(right),
      });
      const few = 2 ** -51 * terms * size;
      expect(finding.bar).toBeGreaterThanOrEqual(few);
      expect(finding.bar).toBeLessThan(few + 2 ** -45 * size);
    },
  );

  it('shares a matrix and its transpose between the two', () => {
    const rotated = but(matvec, {
      vjp: ({ W, x }, zBar) => ({ ...matvec.vjp({ W, x }, zBar), x: product(transpose(W), zBar) }),
    });
    expect(checkLaw(adjoint, rotated)).toBe('pass');
  });

  /** z = x / 3, with either derivative as a difference of what is 10⁹ times as large. */
  function cancelling(side: 'vjp' | 'jvp', refusing: 'vjp' | 'jvp' | null = null): Subject {
    const third = (by: 'vjp' | 'jvp', x: number[], along: number[]): number[] => {
      if (by === refusing && x.join() !== '1,2,3,5') throw new RangeError('not here');
      if (by !== side) return along.map((v) => v / 3);
      return along.map((v, j) => ((1e9 * x[j] + 1) * v) / 3 - (1e9 * x[j] * v) / 3);
    };
    return {
      forward: ({ x }: { x: number[] }) => x.map((v) => v / 3),
      vjp: ({ x }: { x: number[] }, u: number[]) => ({ x: third('vjp', x, u) }),
      jvp: ({ x }: { x: number[] }, dx: { x: number[] }) => third('jvp', x, dx.x),
    };
  }

  it.for(['vjp', 'jvp'] as const)(
    'grants a %s the roundings of terms that have cancelled, where they are seen again',
    (side) => {
      const findings = (subject: Subject): (Finding | null | 'not asked')[] =>
        [1, 2, 3, 4, 5, 6].map((seed) =>
          findingBy(adjoint, subject, { inputs: { x: [1, 2, 3, 5] }, seed }),
        );
      expect(findings(cancelling(side))).toEqual([null, null, null, null, null, null]);
      // What is asked again has no answer, and nothing is granted but what can be counted.
      for (const refusing of ['vjp', 'jvp'] as const) {
        for (const finding of findings(cancelling(side, refusing))) {
          expect(finding).toMatchObject({ law: 'adjoint', reason: 'wrong number' });
          expect((finding as Finding).bar).toBeLessThan(1e-11);
        }
      }
    },
  );

  it('has a bar of what either side was seen to be off by', () => {
    // Wrong by 1, and rough by 10⁻⁷ on one side.
    for (const side of ['vjp', 'jvp'] as const) {
      const right = cancelling(side);
      const wrong: Subject = {
        ...right,
        jvp: (inputs: { x: number[] }, dx: { x: number[] }) =>
          (right.jvp!(inputs, dx) as number[]).map((v) => v + 1),
      };
      const { bar, claimed, measured } = findingBy(adjoint, wrong, {
        inputs: { x: [1, 2, 3, 5] },
      }) as Finding;
      expect(Math.abs(measured - claimed)).toBeGreaterThan(bar);
      expect(bar).toBeGreaterThan(1e-8);
      expect(bar).toBeLessThan(1e-4);
    }
  });
});

import { describe, expect, it } from 'vitest';
import type { Subject } from '../../../harness/index.ts';
import { hessian } from '../../../harness/laws/hessian.ts';
import { checkLaw } from '../checkLaw.ts';
import { entrywise, sigma, sigmaSlope, vector, type Vector } from '../subjects.ts';

interface Given {
  readonly x: Vector;
}

/** f″ of the logistic function. */
const bend = (x: number): number => sigmaSlope(x) * (1 - 2 * sigma(x));

/** An element-wise function with the second derivative that is claimed for it, times cotangent and tangent. */
const bent = (second: (x: number, u: number, v: number) => number): Subject =>
  entrywise(sigma, sigmaSlope, {
    hvp: ({ x }: Given, u: Vector, { x: v }: Given) => ({
      x: x.map((at, i) => second(at, u[i], v[i])),
    }),
  });

/** ELU, whose second derivative lost the cotangent in a famous report. */
const elu = (second: (x: number, u: number, v: number) => number): Subject => ({
  ...bent(second),
  forward: ({ x }: Given) => x.map((v) => (v > 0 ? v : Math.expm1(v))),
  vjp: ({ x }: Given, u: Vector) => ({ x: x.map((v, i) => u[i] * (v > 0 ? 1 : Math.exp(v))) }),
});

/** Wrong on purpose. */
const mutants: Record<string, Subject> = {
  'is twice too large': bent((x, u, v) => 2 * u * v * bend(x)),
  'has the wrong sign': bent((x, u, v) => -u * v * bend(x)),
  'drops the first cotangent': elu((x, _, v) => (x > 0 ? 0 : v * Math.exp(x))),
  'drops the tangent': bent((x, u) => u * bend(x)),
  'answers with the first derivative': bent((x, u, v) => u * v * sigmaSlope(x)),
  'is zero': bent(() => 0),
};

const at = { inputs: { x: vector(1, -2, 0.5) }, order: 2 } as const;

describe('hessian', () => {
  it.for(Object.entries(mutants))('fails a second derivative that %s', ([, mutant]) => {
    expect(checkLaw(hessian, mutant, at)).toBe('fail');
  });

  it('passes a right one', () => {
    expect(
      checkLaw(
        hessian,
        bent((x, u, v) => u * v * bend(x)),
        at,
      ),
    ).toBe('pass');
    expect(
      checkLaw(
        hessian,
        elu((x, u, v) => (x > 0 ? 0 : u * v * Math.exp(x))),
        at,
      ),
    ).toBe('pass');
  });

  it('says nothing where the second derivative jumps', () => {
    const squared: Subject = {
      forward: ({ x }: Given) => x.map((v) => v * Math.abs(v)),
      vjp: ({ x }: Given, u: Vector) => ({ x: x.map((v, i) => 2 * Math.abs(v) * u[i]) }),
      hvp: ({ x }: Given) => ({ x: x.map(() => 0) }),
    };
    expect(checkLaw(hessian, squared, { ...at, inputs: { x: vector(0) } })).toBe('pass');
  });

  it('has nothing to ask of a subject without one', () => {
    expect(checkLaw(hessian, entrywise(sigma, sigmaSlope), at)).toBe('not asked');
  });

  it('is asked for only where a check goes to the second order', () => {
    const wrong = mutants['is zero'];
    expect(checkLaw(hessian, wrong, { inputs: at.inputs })).toBe('not asked');
  });

  it('cannot see a first derivative that is as wrong', () => {
    const both = {
      ...bent((x, u, v) => 2 * u * v * bend(x)),
      vjp: ({ x }: Given, u: Vector) => ({ x: x.map((v, i) => 2 * u[i] * sigmaSlope(v)) }),
    };
    expect(checkLaw(hessian, both, at)).toBe('pass');
  });
});

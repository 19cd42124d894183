import { describe, expect, it } from 'vitest';
import type { Finding, Subject } from '../../../harness/index.ts';
import { hessian } from '../../../harness/laws/hessian.ts';
import { checkLaw } from '../checkLaw.ts';
import { findingBy } from '../findingBy.ts';
import { entrywise, hashed, sigma, sigmaSlope, vector, type Vector } from '../subjects.ts';

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

  it('says nothing where the claim is outside of a kink of the gradient, or the gradient is rough', () => {
    const kinked: Subject = {
      forward: ({ x }: Given) => x.map((v) => v * Math.abs(v)),
      vjp: ({ x }: Given, u: Vector) => ({ x: x.map((v, i) => 2 * Math.abs(v) * u[i]) }),
      hvp: ({ x }: Given) => ({ x: x.map(() => 1e3) }),
    };
    expect(findingBy(hessian, kinked, { ...at, inputs: { x: vector(0) } })).toBe(null);
    const rough: Subject = {
      ...bent((x, u, v) => u * v * bend(x) + 1e-3),
      vjp: ({ x }: Given, u: Vector) => ({
        x: x.map((v, i) => u[i] * sigmaSlope(v) * (1 + 1e-4 * hashed(v))),
      }),
    };
    expect(findingBy(hessian, rough, at)).toBe(null);
  });

  it('looks closely where steps of a quarter say nothing', () => {
    const fast = (claimed: number): Subject =>
      entrywise(
        (x) => -Math.cos(1e3 * x) / 1e3,
        (x) => Math.sin(1e3 * x),
        {
          hvp: ({ x }: Given, u: Vector, { x: v }: Given) => ({
            x: x.map((z, i) => claimed * u[i] * v[i] * Math.cos(1e3 * z)),
          }),
        },
      );
    expect(findingBy(hessian, fast(1e3), at)).toBe(null);
    expect(findingBy(hessian, fast(1e3 + 1), at)).toMatchObject({ reason: 'wrong number' });
  });
});

interface Cubed {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

/** Σ x³/6 over both inputs, after one that is not differentiated by, and where it went wrong. */
const cubes = (more: Partial<Subject> = {}): Subject => ({
  forward: ({ a, b }: Cubed) => [...a, ...b].reduce((sum, x) => sum + x ** 3 / 6, 0),
  vjp: ({ a, b }: Cubed, u: number) => ({
    a: a.map((x) => (u * x * x) / 2),
    b: b.map((x) => (u * x * x) / 2),
  }),
  hvp: ({ a, b }: Cubed, u: number, v: Cubed) => ({
    a: a.map((x, i) => u * x * v.a[i]),
    b: b.map((x, i) => u * x * v.b[i]),
  }),
  ...more,
});

const given = { inputs: { n: [7], a: [1, 2], b: [3, -4, 5] }, wrt: ['a', 'b'], order: 2 } as const;

describe('what hessian tells', () => {
  const right = cubes();

  it('is the second derivative, and a bar that holds it', () => {
    let exact = 0;
    const wrong = cubes({
      hvp(inputs: Cubed, u: number, v: Cubed) {
        const { a, b } = right.hvp!(inputs, u, v) as Cubed;
        exact = b[2];
        return { a, b: [b[0], b[1], b[2] + 1e-6] };
      },
    });
    const finding = findingBy(hessian, wrong, given) as Finding;
    expect(finding).toMatchObject({
      law: 'hessian',
      reason: 'wrong number',
      input: 'b',
      index: [2],
      claimed: exact + 1e-6,
    });
    expect(Math.abs(finding.measured - exact)).toBeLessThanOrEqual(finding.bar);
    expect(finding.bar).toBeLessThan(1e-7);
  });

  it('is a refusal of the second derivative, and nothing of one of the first', () => {
    const refuse = (): never => {
      throw new RangeError('not here');
    };
    expect(findingBy(hessian, cubes({ hvp: refuse }), given)).toMatchObject({
      law: 'hessian',
      reason: 'threw',
    });
    expect(findingBy(hessian, cubes({ vjp: refuse }), given)).toBe('not asked');
    const beside = cubes({
      vjp: (inputs: Cubed, u: number) => (inputs.a[0] === 1 ? right.vjp!(inputs, u) : refuse()),
      hvp: ({ a, b }: Cubed) => ({ a: a.map(() => 1e9), b: b.map(() => 1e9) }),
    });
    expect(findingBy(hessian, beside, given)).toBe(null);
  });

  it('is nothing of entries whose gradient is no number', () => {
    const overflowing = cubes({
      vjp: ({ a, b }: Cubed) => ({ a: a.map(() => Infinity), b: b.map(() => NaN) }),
    });
    expect(findingBy(hessian, overflowing, given)).toBe(null);
  });

  it('is nothing of no output, nor of a large case', () => {
    const nothing = cubes({ forward: () => [], vjp: () => ({ a: [0, 0], b: [0, 0, 0] }) });
    expect(findingBy(hessian, nothing, given)).toBe('not asked');
    const zero = cubes({ hvp: () => ({ a: [0, 0], b: [0, 0, 0] }) });
    expect(findingBy(hessian, zero, given, { budget: 0 })).toBe('not asked');
  });

  it('takes one look at what is right', () => {
    let calls = 0;
    const counting = cubes({ vjp: (x: Cubed, u: number) => (calls++, right.vjp!(x, u)) });
    expect(findingBy(hessian, counting, given)).toBe(null);
    expect(calls).toBeLessThanOrEqual(14);
  });
});

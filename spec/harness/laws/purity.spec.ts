import { describe, expect, it } from 'vitest';
import { matvec, max, tanh } from '../../../gates/index.ts';
import { scale, type Tensor } from '../../../gates/kit/index.ts';
import type { Subject } from '../../../harness/index.ts';
import { purity } from '../../../harness/laws/purity.ts';
import { checkLaw, verdictBy } from '../checkLaw.ts';
import { but, curved, entrywise, sigma, vector, type Vector } from '../subjects.ts';

/** Wrong on purpose: right numbers, at somebody else's cost. */
const mutants: Record<string, Subject> = {
  'a forward that works in place': but(tanh, {
    forward({ x }) {
      x.data.forEach((v, i) => (x.data[i] = Math.tanh(v)));
      return scale(x, 1);
    },
  }),
  'a forward that sorts its input to find the largest': but(max, {
    forward({ x }) {
      x.data.set(x.data.toSorted());
      return max.forward({ x });
    },
  }),
  'a vjp that takes a step of descent': but(matvec, {
    vjp(inputs, zBar) {
      const gradients = matvec.vjp(inputs, zBar);
      gradients.W.data.forEach((g, i) => (inputs.W.data[i] -= 0.01 * g));
      return gradients;
    },
  }),
  'a vjp that scales its cotangent in place': but(tanh, {
    vjp({ x }, zBar) {
      zBar.data.forEach((u, i) => (zBar.data[i] = u * 2));
      return tanh.vjp({ x }, scale(zBar, 0.5));
    },
  }),
  'a vjp that changes nothing but the sign of a zero': entrywise(sigma, () => 0, {
    inputs: { x: vector(0) },
    vjp({ x }: { x: Float64Array }, u: Float64Array) {
      x[0] = -0;
      return { x: u.slice() };
    },
  }),
};

describe('purity', () => {
  it.for(Object.entries(mutants))('fails %s', ([, mutant]) => {
    expect(checkLaw(purity, mutant)).toBe('fail');
  });

  it('says who changed what', () => {
    const { worst } = verdictBy(purity, mutants['a vjp that takes a step of descent']);
    expect([worst?.law, worst?.reason, worst?.input, worst?.expected, worst?.came]).toEqual([
      'purity',
      'broken promise',
      'W',
      'vjp to leave W as it was',
      'vjp changed W',
    ]);
  });

  it('calls a cotangent by its name', () => {
    const { worst } = verdictBy(purity, mutants['a vjp that scales its cotangent in place']);
    expect([worst?.came, worst?.input]).toEqual(['vjp changed cotangent', null]);
  });

  it('sees what is done to nested arrays and to numbers in a record of outputs', () => {
    const nested: Subject = {
      forward: ({ x }: { x: number[][] }) => ({ a: x[0][0], b: [x[0][1]] }),
      vjp(_: unknown, u: { a: number; b: number[] }) {
        const x = [[u.a, u.b[0]]];
        u.b[0] = 7;
        return { x };
      },
    };
    const { worst } = verdictBy(purity, nested, { inputs: { x: [[1, 2]] } });
    expect(worst?.came).toBe('vjp changed cotangent of b');
  });

  it('cannot see what is put back before the answer', () => {
    const restoring = but(tanh, {
      forward({ x }) {
        const before = x.data.slice();
        x.data.fill(0);
        x.data.set(before);
        return tanh.forward({ x });
      },
    });
    expect(checkLaw(purity, restoring)).toBe('pass');
  });

  it('passes a vjp that hands the cotangent on', () => {
    const handing = but(tanh, {
      forward: ({ x }) => scale(x, 1),
      vjp: (_: unknown, zBar: Tensor) => ({ x: zBar }),
    });
    expect(checkLaw(purity, handing)).toBe('pass');
  });

  it('looks at a jvp and at a Jacobian, and passes what offers but one of the three', () => {
    const spoiling = ({ x }: { x: Tensor }): void => void x.data.fill(7);
    const { vjp, jvp, jacobian, ...rest } = tanh;
    const pushing = { ...rest, jvp };
    const written = { ...rest, jacobian };
    for (const subject of [{ ...rest, vjp }, pushing, written]) {
      expect(checkLaw(purity, subject)).toBe('pass');
    }
    const told = (subject: Subject): string | null | undefined =>
      verdictBy(purity, subject).worst?.came;
    const jvpToo: Subject = {
      ...pushing,
      jvp: (...given: Parameters<typeof jvp>) => {
        const dz = jvp(...given);
        spoiling(given[0]);
        return dz;
      },
    };
    const jacobianToo: Subject = {
      ...written,
      jacobian: (given: { x: Tensor }) => {
        const J = jacobian(given);
        spoiling(given);
        return J;
      },
    };
    expect(told(jvpToo)).toBe('jvp changed x');
    expect(told(jacobianToo)).toBe('jacobian changed x');
  });

  it('looks at a second derivative where a check goes to the second order', () => {
    const inputs = { x: vector(1, -2) };
    const told = (spoil: (x: Vector, u: Vector, v: Vector) => void, order: 1 | 2 = 2) => {
      const subject = curved((x, u, v) => {
        const answer = x.map((_, i) => 2 * u[i] * v[i]);
        spoil(x, u, v);
        return answer;
      });
      const { outcome, worst } = verdictBy(purity, subject, { inputs, order });
      return outcome === 'fail' ? worst?.came : 'nothing';
    };
    expect(told((x) => (x[0] = 7))).toBe('hvp changed x');
    expect(told((_, u) => u.fill(0))).toBe('hvp changed cotangent');
    expect(told((_, __, v) => (v[1] *= 2))).toBe('hvp changed tangent of x');
    expect(told(() => {})).toBe('nothing');
    expect(told((_, __, v) => (v[1] *= 2), 1)).toBe('nothing');
  });

  it('says nothing of what is refused', () => {
    const refusing = but(tanh, {
      vjp() {
        throw new RangeError('not here');
      },
    });
    expect(checkLaw(purity, refusing)).toBe('pass');
  });
});

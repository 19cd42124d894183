import { describe, expect, it } from 'vitest';
import { affine, logSoftmax, matvec, sin, softmax, tanh, vecmat } from '../../../gates/index.ts';
import {
  diag,
  kron,
  map,
  offDiagonal,
  row,
  scale,
  softargmax,
  tensor,
  transpose,
  eye,
  type Tensors,
} from '../../../gates/kit/index.ts';
import { real, type Subject } from '../../../harness/index.ts';
import { jacobian } from '../../../harness/laws/jacobian.ts';
import { checkLaw, verdictBy } from '../checkLaw.ts';
import { findingBy } from '../findingBy.ts';
import { but } from '../subjects.ts';

/** Wrong on purpose: each beside a vjp that is right. */
const mutants: Record<string, Subject> = {
  'is twice too large': but(tanh, { jacobian: (x) => ({ x: scale(tanh.jacobian(x).x, 2) }) }),
  'has the wrong sign': but(sin, { jacobian: (x) => ({ x: scale(sin.jacobian(x).x, -1) }) }),
  'is a part in 10⁷ too large': but(tanh, {
    jacobian: (x) => ({ x: scale(tanh.jacobian(x).x, 1 + 1e-7) }),
  }),
  'is transposed, in denominator layout': but(vecmat, {
    inputs: { x: real('n'), W: real('n', 'n') },
    output: ['n'],
    jacobian: (inputs) => ({ ...vecmat.jacobian(inputs), x: inputs.W }),
  }),
  'multiplies the Kronecker factors in the wrong order': but(matvec, {
    inputs: { W: real('n', 'n'), x: real('n') },
    jacobian: ({ W, x }) => ({ W: kron(row(x), eye(W.shape[0])), x: W }),
  }),
  'has a diagonal alone': but(softmax, {
    jacobian: (x) => ({ x: diag(map(softargmax(x.x), (p) => p * (1 - p))) }),
  }),
  'has no diagonal': but(softmax, { jacobian: (x) => ({ x: offDiagonal(softmax.jacobian(x).x) }) }),
  'is that of the softmax without the logarithm': but(logSoftmax, { jacobian: softmax.jacobian }),
  'is zero by one of its inputs': but(affine, {
    jacobian: (inputs) => ({
      ...affine.jacobian(inputs),
      b: scale(affine.jacobian(inputs).b, 0),
    }),
  }),
  'has NaN in one entry': but(tanh, {
    jacobian({ x }) {
      const full = tanh.jacobian({ x }).x;
      full.data[full.data.length - 1] = NaN;
      return { x: full };
    },
  }),
};

const alone = ({ vjp: _vjp, jvp: _jvp, ...rest }: Subject): Subject => rest;

describe('jacobian', () => {
  it.for(Object.entries(mutants))('fails a Jacobian that %s', ([, mutant]) => {
    expect(checkLaw(jacobian, mutant)).toBe('fail');
  });

  it.for(Object.entries(mutants))('fails one that %s and stands alone', ([, mutant]) => {
    expect(checkLaw(jacobian, alone(mutant))).toBe('fail');
  });

  it('takes the axes of the output and of the input apart, or both as one', () => {
    const apart = but(matvec, {
      jacobian: ({ W, x }) => {
        const [n, m] = W.shape;
        return { W: tensor(kron(eye(n), row(x)).data, [n, n, m]), x: W };
      },
    });
    expect(checkLaw(jacobian, apart)).toBe('pass');
  });

  it('fails one of the transposed shape', () => {
    const turned = but(matvec, {
      jacobian: (inputs) => ({ ...matvec.jacobian(inputs), x: transpose(inputs.W) }),
    });
    expect(checkLaw(jacobian, turned)).toBe('fail');
  });

  it('passes a right one that stands alone', () => {
    expect(checkLaw(jacobian, alone(softmax))).toBe('pass');
  });

  it('passes one of nested arrays, which has no columns to show where it has no rows', () => {
    const nested: Subject = {
      inputs: { x: real('n') },
      forward: ({ x }: Tensors) => Array.from(x.data, Math.sin),
      jacobian: ({ x }: Tensors) => ({
        x: Array.from(x.data, (a, i) => Array.from(x.data, (_, j) => (i === j ? Math.cos(a) : 0))),
      }),
    };
    expect(checkLaw(jacobian, nested)).toBe('pass');
  });

  it('cannot see a mistake of the vjp', () => {
    const wrong = but(tanh, { vjp: (x, zBar) => tanh.vjp(x, scale(zBar, 2)) });
    expect(checkLaw(jacobian, wrong)).toBe('pass');
  });

  it('tells its name, and gathers nothing beside the vjp', () => {
    const { worst, entries } = verdictBy(jacobian, mutants['is twice too large']);
    expect([worst?.law, worst?.reason]).toEqual(['jacobian', 'wrong number']);
    expect([entries.compared, entries.zeros, entries.atKinks]).toEqual([0, 0, 0]);
    const short = but(tanh, { jacobian: () => ({ x: tensor([1, 2], [1, 2]) }) });
    expect(verdictBy(jacobian, short).worst).toMatchObject({
      law: 'jacobian',
      reason: 'wrong shape',
    });
    expect(verdictBy(jacobian, alone(tanh)).entries.compared).toBeGreaterThan(0);
  });

  it('needs no measurement where it agrees with the vjp, and none where there are too many entries', () => {
    const { evaluations } = verdictBy(jacobian, tanh, { runs: 20 });
    expect(evaluations.forward).toBe(2 * 20);
    const wrong = mutants['is twice too large'];
    const large = { budget: 0 };
    expect(findingBy(jacobian, wrong, { inputs: { x: tensor([1]) } }, large)).toBe('not asked');
    expect(findingBy(jacobian, alone(wrong), { inputs: { x: tensor([1]) } }, large)).toMatchObject({
      law: 'jacobian',
    });
  });
});

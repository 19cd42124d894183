import { describe, expect, it } from 'vitest';
import { divide, logSumExp, matvec, multiply, softmax, tanh } from '../../../gates/index.ts';
import { diag, map2, product, scale, softargmax } from '../../../gates/kit/index.ts';
import { real, type Subject } from '../../../harness/index.ts';
import { symmetry } from '../../../harness/laws/symmetry.ts';
import { checkLaw } from '../checkLaw.ts';
import { but } from '../subjects.ts';

/** Wrong on purpose: fields that are the gradient of nothing. */
const mutants: Record<string, Subject> = {
  'a product with one of its gradients doubled': but(multiply, {
    vjp({ x, y }, zBar) {
      const { x: xBar, y: yBar } = multiply.vjp({ x, y }, zBar);
      return { x: xBar, y: scale(yBar, 2) };
    },
  }),
  'W x with the gradient by W forgotten': but(matvec, {
    vjp: (inputs, zBar) => ({ ...matvec.vjp(inputs, zBar), W: scale(inputs.W, 0) }),
  }),
  'a softmax of its diagonal alone': but(softmax, {
    vjp: ({ x }, zBar) => ({ x: map2(softargmax(x), zBar, (p, u) => p * (1 - p) * u) }),
  }),
  'a quotient with the sign of a term turned': but(divide, {
    vjp({ x, y }, zBar) {
      const { x: xBar, y: yBar } = divide.vjp({ x, y }, zBar);
      return { x: xBar, y: scale(yBar, -1) };
    },
  }),
};

const second = { order: 2, runs: 40 } as const;

describe('symmetry', () => {
  it.for(Object.entries(mutants))('fails %s', ([, mutant]) => {
    expect(checkLaw(symmetry, mutant, second)).toBe('fail');
  });

  it.for([tanh, multiply, matvec, divide, softmax, logSumExp])(
    'passes $name in every regime',
    (gate) => {
      expect(checkLaw(symmetry, gate, second)).toBe('pass');
    },
  );

  it('is asked for only where a check goes to the second order', () => {
    expect(checkLaw(symmetry, tanh)).toBe('not asked');
  });

  it('cannot see the gradient of another function', () => {
    const doubled = but(tanh, { vjp: (x, zBar) => tanh.vjp(x, scale(zBar, 2)) });
    const other = but(matvec, {
      inputs: { W: real('n', 'n'), x: real('n') },
      vjp: ({ W, x }, zBar) => ({
        W: scale(W, 0),
        x: product(diag(zBar), x),
      }),
    });
    expect(checkLaw(symmetry, doubled, second)).toBe('pass');
    expect(checkLaw(symmetry, other, second)).toBe('pass');
  });
});

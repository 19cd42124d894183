import { describe, expect, it } from 'vitest';
import { matvec, tanh } from '../../../gates/index.ts';
import { add, scale, zeros, type Tensor } from '../../../gates/kit/index.ts';
import type { Subject } from '../../../harness/index.ts';
import { repeatability } from '../../../harness/laws/repeatability.ts';
import { checkLaw, verdictBy } from '../checkLaw.ts';
import { but } from '../subjects.ts';

/** Wrong on purpose, each new for each check since it remembers. */
const mutants: Record<string, () => Subject> = {
  'gradients that add up over calls'() {
    let sum: Tensor | null = null;
    return but(tanh, {
      vjp(inputs, zBar) {
        const { x } = tanh.vjp(inputs, zBar);
        sum = sum === null || sum.data.length !== x.data.length ? x : add(sum, x);
        return { x: scale(sum, 1) };
      },
    });
  },
  'a mask that is drawn anew in each forward'() {
    let calls = 0;
    return but(tanh, { forward: ({ x }) => scale(tanh.forward({ x }), calls++ % 2) });
  },
  'a vjp that answers for the cotangent before'() {
    let before: Tensor | null = null;
    return but(tanh, {
      vjp(inputs, zBar) {
        const used = before?.data.length === zBar.data.length ? before : zBar;
        before = scale(zBar, 1);
        return tanh.vjp(inputs, used);
      },
    });
  },
  'memory that was not cleared'() {
    let calls = 0;
    return but(matvec, {
      vjp(inputs, zBar) {
        const { W, x } = matvec.vjp(inputs, zBar);
        return { W: calls++ === 2 ? zeros(W.shape) : W, x };
      },
    });
  },
  'noise of a part in 10⁴ in the gradient'() {
    let calls = 0;
    return but(tanh, {
      vjp: (inputs, zBar) => tanh.vjp(inputs, scale(zBar, 1 + 1e-4 * Math.sin(calls++))),
    });
  },
  'NaN now and then'() {
    let calls = 0;
    return but(tanh, {
      vjp: (inputs, zBar) => tanh.vjp(inputs, scale(zBar, calls++ % 3 === 2 ? NaN : 1)),
    });
  },
};

describe('repeatability', () => {
  it.for(Object.entries(mutants))('fails %s', ([, mutant]) => {
    expect(checkLaw(repeatability, mutant())).toBe('fail');
  });

  it('tells both answers', () => {
    let calls = 0;
    const counting: Subject = { forward: () => ++calls, vjp: () => ({ x: 0 }) };
    const { worst } = verdictBy(repeatability, counting, { inputs: { x: 1 } });
    expect(worst?.came).toBe('forward answers 2 first and 3 later');
  });

  it('takes last bits that depend on the order of additions for the same', () => {
    let calls = 0;
    const parallel = but(tanh, {
      vjp: (inputs, zBar) => tanh.vjp(inputs, scale(zBar, 1 + 2 ** -50 * (calls++ % 4))),
    });
    expect(checkLaw(repeatability, parallel)).toBe('pass');
  });

  it('takes NaN and infinities for themselves', () => {
    const undefinedThere: Subject = {
      forward: () => [NaN, Infinity],
      vjp: () => ({ x: [NaN] }),
    };
    expect(checkLaw(repeatability, undefinedThere, { inputs: { x: [1] } })).toBe('pass');
  });

  it('cannot see a mistake that is made every time', () => {
    const wrong = but(tanh, { vjp: (x, zBar) => tanh.vjp(x, scale(zBar, 2)) });
    expect(checkLaw(repeatability, wrong)).toBe('pass');
  });
});

import { describe, expect, it } from 'vitest';
import { matvec, tanh } from '../../../gates/index.ts';
import { add, scale, zeros, type Tensor } from '../../../gates/kit/index.ts';
import type { Subject } from '../../../harness/index.ts';
import { repeatability } from '../../../harness/laws/repeatability.ts';
import { checkLaw, verdictBy } from '../checkLaw.ts';
import { findingBy } from '../findingBy.ts';
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
    expect(worst).toMatchObject({
      law: 'repeatability',
      reason: 'broken promise',
      measured: 2,
      claimed: 3,
      bar: 2 ** -46,
      expected: 'forward to answer the same question alike',
      came: 'forward answers 2 first and 3 later',
    });
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

  it('fails what is NaN at one time and a number at another, whichever comes first', () => {
    for (const [first, second] of [
      [1, NaN],
      [NaN, 1],
    ]) {
      let calls = 0;
      const subject: Subject = {
        forward: () => [2, calls++ < 2 ? first : second],
        vjp: () => ({ x: 0 }),
      };
      expect(findingBy(repeatability, subject, { inputs: { x: 1 } })).toMatchObject({
        came: `forward answers ${first} first and ${second} later`,
      });
    }
  });

  it('cannot see a mistake that is made every time', () => {
    const wrong = but(tanh, { vjp: (x, zBar) => tanh.vjp(x, scale(zBar, 2)) });
    expect(checkLaw(repeatability, wrong)).toBe('pass');
  });

  it('takes 64 last bits of the largest number for the same, and no more', () => {
    const off = (by: number): Subject => {
      let calls = 0;
      return { forward: () => [-1, calls++ === 1 ? by : 0, NaN], vjp: () => ({ x: 0 }) };
    };
    const at = { inputs: { x: 1 } };
    expect(findingBy(repeatability, off(2 ** -47), at)).toBe(null);
    expect(findingBy(repeatability, off(2 ** -46), at)).toMatchObject({ bar: 2 ** -47 });
  });

  it('leaves what is refused now and then to others', () => {
    for (const refused of [1, 2, 3, 4, 5]) {
      let calls = 0;
      const tired = (): number => {
        if (calls++ === refused) throw new RangeError('no more');
        return 1;
      };
      const subject: Subject = { forward: tired, vjp: () => ({ x: tired() }) };
      expect(findingBy(repeatability, subject, { inputs: { x: 1 } })).toBe(null);
    }
  });

  it('asks a subject without a vjp for its forward alone', () => {
    const { vjp: _, jacobian: _J, ...pushing } = tanh;
    expect(checkLaw(repeatability, pushing)).toBe('pass');
  });
});

import { describe, expect, it } from 'vitest';
import { matvec, tanh } from '../../../gates/index.ts';
import { add, scale, zeros, type Tensor } from '../../../gates/kit/index.ts';
import type { Subject } from '../../../harness/index.ts';
import { repeatability } from '../../../harness/laws/repeatability.ts';
import { checkLaw, verdictBy } from '../checkLaw.ts';
import { findingBy } from '../findingBy.ts';
import { but, curved, vector, type Vector } from '../subjects.ts';

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

interface Given {
  readonly x: Vector;
}

/** What becomes of answers from call to call. */
const changes: Record<string, () => (numbers: Vector) => Vector> = {
  'answers that add up'() {
    let sum: Vector | null = null;
    return (numbers) => {
      const before = sum;
      sum = numbers.map((x, i) => x + (before?.[i] ?? 0));
      return sum.slice();
    };
  },
  'every second answer off'() {
    let calls = 0;
    return (numbers) => {
      const off = 1e-9 * (calls++ % 2);
      return numbers.map((x) => x * (1 + off));
    };
  },
  'noise of a part in a million'() {
    let calls = 0;
    return (numbers) => numbers.map((x) => x * (1 + 1e-6 * Math.sin(calls++)));
  },
  'NaN now and then'() {
    let calls = 0;
    return (numbers) => (calls++ % 2 === 1 ? numbers.map(() => NaN) : numbers);
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
      measured: 1,
      claimed: 2,
      bar: 2 ** -47,
      expected: 'forward to answer the same question alike',
      came: 'forward answers 1 first and 2 later',
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

  it('asks for all that a subject offers, and passes what offers but one of them', () => {
    const { vjp: _, jvp, jacobian, ...rest } = tanh;
    expect(checkLaw(repeatability, tanh)).toBe('pass');
    expect(checkLaw(repeatability, { ...rest, jvp })).toBe('pass');
    expect(checkLaw(repeatability, { ...rest, jacobian })).toBe('pass');
  });

  it.for(Object.entries(changes))('fails a jvp, a Jacobian and an hvp with %s', ([, change]) => {
    const squares = curved((x, u, v) => x.map((_, i) => 2 * u[i] * v[i]));
    const right = {
      ...squares,
      jvp: ({ x }: Given, v: Given) => x.map((at, i) => 2 * at * v.x[i]),
      jacobian: ({ x: [a, b] }: Given) => ({ x: vector(2 * a, 0, 0, 2 * b) }),
    };
    const at = { inputs: { x: vector(1, -2) }, order: 2 } as const;
    expect(findingBy(repeatability, right, at)).toBe(null);
    for (const who of ['jvp', 'jacobian', 'hvp'] as const) {
      const mutant = (): Subject => {
        const changing = change();
        return {
          ...right,
          [who](...given: [Given, Vector & Given, Given]) {
            const answer = (right[who] as (...given: unknown[]) => Vector | Given)(...given);
            return answer instanceof Float64Array ? changing(answer) : { x: changing(answer.x) };
          },
        };
      };
      const expected = `${who} to answer the same question alike`;
      const { vjp: _, ...alone } = mutant();
      expect(findingBy(repeatability, mutant(), at)).toMatchObject({ expected });
      expect(findingBy(repeatability, alone, at)).toMatchObject({ expected });
      const first = findingBy(repeatability, mutant(), { ...at, order: 1 });
      expect(first === null).toBe(who === 'hvp');
    }
  });

  it('asks for no Jacobian that is too large to be compared', () => {
    let calls = 0;
    const counted = but(tanh, { jacobian: (x) => (calls++, tanh.jacobian(x)) });
    expect(findingBy(repeatability, counted, {}, { budget: 0 })).toBe(null);
    expect(calls).toBe(0);
  });
});

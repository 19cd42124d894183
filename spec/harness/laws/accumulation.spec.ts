import { describe, expect, it } from 'vitest';
import { matvec, tanh } from '../../../gates/index.ts';
import { add, scale, type Tensor } from '../../../gates/kit/index.ts';
import type { Subject } from '../../../harness/index.ts';
import { accumulation } from '../../../harness/laws/accumulation.ts';
import { checkLaw, verdictBy } from '../checkLaw.ts';
import { findingBy } from '../findingBy.ts';
import { but } from '../subjects.ts';

/** A vjp that adds what it answers to what it answered for tensors of that size before. */
function adding(gradient: (inputs: { x: Tensor }, zBar: Tensor) => Tensor, keep = 1): Subject {
  const sums = new Map<number, Tensor>();
  return but(tanh, {
    vjp(inputs, zBar) {
      const g = gradient(inputs, zBar);
      const before = sums.get(g.data.length);
      sums.set(g.data.length, before === undefined ? g : add(scale(before, keep), g));
      return { x: scale(sums.get(g.data.length)!, 1) };
    },
  });
}

const right = (inputs: { x: Tensor }, zBar: Tensor): Tensor => tanh.vjp(inputs, zBar).x;

describe('accumulation', () => {
  it('fails gradients that add up over calls', () => {
    expect(checkLaw(accumulation, adding(right))).toBe('fail');
  });

  it('fails gradients that add up for one input of two', () => {
    let sum: Tensor | null = null;
    const mutant = but(matvec, {
      vjp(inputs, zBar) {
        const { W, x } = matvec.vjp(inputs, zBar);
        sum = sum === null || sum.data.length !== x.data.length ? x : add(sum, x);
        return { W, x: scale(sum, 1) };
      },
    });
    expect(verdictBy(accumulation, mutant).worst?.input).toBe('x');
  });

  it('tells how they grow', () => {
    const counting: Subject = { forward: () => 0, vjp: () => ({ x: ++calls * 2 }) };
    let calls = 0;
    expect(findingBy(accumulation, counting, { inputs: { x: 1 } })).toMatchObject({
      law: 'accumulation',
      reason: 'broken promise',
      input: 'x',
      claimed: 4,
      measured: 2,
      bar: 6 * 2 ** -47,
      expected: 'vjp to answer with the gradient of this call alone',
      came: 'vjp answers 2, then 4, then 6',
    });
  });

  it('leaves what changes otherwise to repeatability', () => {
    let calls = 0;
    const noisy = but(tanh, {
      vjp: (inputs, zBar) => tanh.vjp(inputs, scale(zBar, 1 + Math.sin(calls++))),
    });
    expect(checkLaw(accumulation, noisy)).toBe('pass');
  });

  it('cannot see a mistake that is made every time', () => {
    const wrong = but(tanh, { vjp: (x, zBar) => tanh.vjp(x, scale(zBar, 2)) });
    expect(checkLaw(accumulation, wrong)).toBe('pass');
  });

  it('leaves growth of less than a hundredth, and what is refused now and then, to repeatability', () => {
    let calls = 0;
    const creeping: Subject = { forward: () => 0, vjp: () => ({ x: 100 + calls++ / 2 }) };
    expect(findingBy(accumulation, creeping, { inputs: { x: 1 } })).toBe(null);
    const tired: Subject = {
      forward: () => 0,
      vjp() {
        if (calls++ % 3 === 2) throw new RangeError('no more');
        return { x: calls };
      },
    };
    calls = 0;
    expect(findingBy(accumulation, tired, { inputs: { x: 1 } })).toBe(null);
  });
});

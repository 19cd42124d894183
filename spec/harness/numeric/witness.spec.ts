import { describe, expect, it } from 'vitest';
import { gradcheck } from '../../../harness/index.ts';
import { isBorneOut } from '../../../harness/numeric/witness.ts';
import { entrywise, vector, type Vector } from '../subjects.ts';
import { each, measure } from './measure.ts';

/** Whether a claim of one slope is wrong in the eyes of a witness, and at which steps f was asked for. */
function told(f: (x: number) => number, x: number, claimed: number) {
  const steps: number[] = [];
  const watched = (at: Vector): Vector => (steps.push(Math.abs(at[0] - x)), each(f)(at));
  const entry = { row: 0, column: 0, claimed, measured: NaN, bar: NaN };
  const wrong = measure(watched, vector(x), (field) => isBorneOut(field, 0, entry));
  // At 0 the noise of f is looked for within 2⁻²².
  return { wrong, steps: steps.filter((step) => step > 2 ** -20) };
}

describe('isBorneOut', () => {
  it('bears out what is wrong, and nothing else', () => {
    expect(told(Math.sin, 0.5, 0.9).wrong).toBe(true);
    expect(told(Math.sin, 0.5, Math.cos(0.5)).wrong).toBe(false);
    expect(told(Math.abs, 0, 1.5).wrong).toBe(true);
    expect(told(Math.abs, 0, -1).wrong).toBe(false);
    expect(told(Math.sqrt, 0, 1).wrong).toBe(false);
    expect(told((x) => Math.sign(x - 0.5), 0.5, 1).wrong).toBe(false);
  });

  it('bears out what is wrong where a domain ends, as to the slope of the side that is left', () => {
    const half = (x: number): number => (x < 0 ? NaN : 3 * x);
    expect(told(half, 0, 2).wrong).toBe(true);
    expect(told(half, 0, 3).wrong).toBe(false);
  });

  it('does not bear out what is excused: f stands still, and may have such a slope', () => {
    const softplus = (x: number): number => Math.log(1 + Math.exp(x));
    expect(told(softplus, -40, 1e-14).wrong).toBe(false);
    expect(told(softplus, -40, 1e-3).wrong).toBe(true);
  });

  it('shares no step with a close look, whose steps are powers of two', () => {
    const { steps } = told((x) => 3 * x, 0, 2);
    expect(steps.length).toBeGreaterThan(10);
    expect(steps.filter((step) => Number.isInteger(Math.log2(step)))).toEqual([]);
  });

  it('asks a second witness only where the first finds nothing wrong', () => {
    const share = (steps: number[]): Set<number> =>
      new Set(steps.map((step) => step / 2 ** Math.floor(Math.log2(step))));
    expect(share(told((x) => 3 * x, 0, 2).steps)).toEqual(new Set([45 / 32]));
    expect(share(told((x) => 3 * x, 0, 3).steps)).toEqual(new Set([45 / 32, 37 / 32]));
  });

  it('lets no coarse function accuse a right claim by accident', () => {
    // In float32, from afar a norm is a cone, and its quotients are few roundings.
    const norm = (x: Vector): number => Math.fround(Math.hypot(...x));
    const subject = {
      forward: ({ x }: { x: Float32Array }) => norm(Float64Array.from(x)),
      vjp: ({ x }: { x: Float32Array }, u: number) => ({
        x: x.map((v) => (u * v) / norm(Float64Array.from(x))),
      }),
    };
    for (const x of [
      [1e-9, 1e-3],
      [3.5e-12, -8.4e-7],
      [1e-7, 1e-3, 2e-9],
    ]) {
      const at = { inputs: { x: Float32Array.from(x) } };
      expect(gradcheck(subject, at).outcome).not.toBe('fail');
    }
    const halved = { ...subject, vjp: () => ({ x: Float32Array.of(0.5, 0.5) }) };
    expect(gradcheck(halved, { inputs: { x: Float32Array.of(1, 1) } }).outcome).toBe('fail');
  });

  it('leaves alone what a float64 subject claims wrongly by little', () => {
    const off = entrywise(Math.exp, (x) => Math.exp(x) * (1 + 1e-9));
    expect(gradcheck(off, { inputs: { x: vector(0.5, 1) } }).outcome).toBe('fail');
  });
});

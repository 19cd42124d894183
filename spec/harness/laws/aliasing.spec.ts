import { describe, expect, it } from 'vitest';
import { add, identity, relu, tanh } from '../../../gates/index.ts';
import { scale } from '../../../gates/kit/index.ts';
import type { Subject } from '../../../harness/index.ts';
import { aliasing } from '../../../harness/laws/aliasing.ts';
import { checkLaw, verdictBy } from '../checkLaw.ts';
import { but, curved, vector, type Vector } from '../subjects.ts';

/** Wrong on purpose: right numbers, in memory that is not theirs. */
const mutants: Record<string, () => Subject> = {
  'a forward that hands its input out': () => but(identity, { forward: ({ x }) => x }),
  'a forward that hands out a view of its input': () =>
    but(identity, { forward: ({ x }) => ({ shape: x.shape, data: x.data.subarray(0) }) }),
  'a vjp that hands its cotangent on': () => but(identity, { vjp: (_, zBar) => ({ x: zBar }) }),
  'a sum that hands one cotangent to both': () =>
    but(add, { vjp: (_, zBar) => ({ x: zBar, y: zBar }) }),
  'a vjp that answers with an input': () => but(add, { vjp: ({ x, y }) => ({ x: y, y: x }) }),
  'a forward that uses one buffer for all results'() {
    const buffer = new Float64Array(16);
    return {
      forward({ x }: { x: Vector }) {
        buffer.forEach((_, i) => (buffer[i] = buffer[i] + 1));
        return buffer.subarray(0, x.length);
      },
      vjp: ({ x }: { x: Vector }) => ({ x: x.map(() => 0) }),
      inputs: { x: vector(1, 2) },
    };
  },
  'a vjp that uses one buffer for all results'() {
    let buffer = new Float64Array(0);
    return but(relu, {
      vjp({ x }, zBar) {
        if (buffer.length !== x.data.length) buffer = new Float64Array(x.data.length);
        buffer.set(relu.vjp({ x }, zBar).x.data);
        return { x: { shape: x.shape, data: buffer } };
      },
    });
  },
};

/** A subject that offers a jvp alone. */
const pushing = (jvp: (x: Vector, dx: Vector) => Vector): Subject => ({
  forward: ({ x }: { x: Vector }) => x.slice(),
  jvp: ({ x }: { x: Vector }, { x: dx }: { x: Vector }) => jvp(x, dx),
});

describe('aliasing', () => {
  it.for(Object.entries(mutants))('fails %s', ([, mutant]) => {
    expect(checkLaw(aliasing, mutant())).toBe('fail');
  });

  it('says whose memory it is', () => {
    const { worst } = verdictBy(aliasing, mutants['a vjp that hands its cotangent on']());
    expect([worst?.law, worst?.reason, worst?.expected, worst?.came]).toEqual([
      'aliasing',
      'broken promise',
      'a result of vjp in memory of its own',
      'vjp answers with the memory of cotangent',
    ]);
  });

  it('sees a nested array that comes back', () => {
    const nested: Subject = {
      forward: ({ x }: { x: number[] }) => x,
      vjp: (_: unknown, u: number[]) => ({ x: [...u] }),
    };
    expect(verdictBy(aliasing, nested, { inputs: { x: [1, 2] } }).worst?.came).toBe(
      'forward answers with the memory of x',
    );
  });

  it('passes numbers, which have no memory to share', () => {
    const plain: Subject = {
      forward: ({ x }: { x: number }) => x,
      vjp: (_: unknown, u: number) => ({ x: u }),
    };
    expect(checkLaw(aliasing, plain, { inputs: { x: 3 } })).toBe('pass');
  });

  it('cannot see a wrong number in memory of its own', () => {
    const wrong = but(tanh, { vjp: (x, zBar) => tanh.vjp(x, scale(zBar, 2)) });
    expect(checkLaw(aliasing, wrong)).toBe('pass');
  });

  it('looks at a second derivative where a check goes to the second order', () => {
    const inputs = { x: vector(1, -2) };
    const told = (hvp: Parameters<typeof curved>[0], order: 1 | 2 = 2): string | undefined => {
      const { outcome, worst } = verdictBy(aliasing, curved(hvp), { inputs, order });
      return outcome === 'fail' ? worst!.came! : 'nothing';
    };
    const right = (_: Vector, u: Vector, v: Vector): Vector => u.map((w, i) => 2 * w * v[i]);
    const into = (memory: Vector, numbers: Vector): Vector => (memory.set(numbers), memory);
    expect(told((x) => x)).toBe('hvp answers with the memory of x');
    expect(told((x, u, v) => into(u, right(x, u, v)))).toBe(
      'hvp answers with the memory of cotangent',
    );
    expect(told((x, u, v) => into(v, right(x, u, v)))).toBe(
      'hvp answers with the memory of tangent of x',
    );
    const buffer = vector(0, 0);
    expect(told((x, u, v) => into(buffer, right(x, u, v)))).toBe(
      'hvp answers with the memory of an earlier result',
    );
    expect(told(right)).toBe('nothing');
    expect(told((x) => x, 1)).toBe('nothing');
  });

  it('looks at a jvp, too', () => {
    const inputs = { x: vector(1, 2) };
    const told = (jvp: Parameters<typeof pushing>[0]): string | null | undefined =>
      verdictBy(aliasing, pushing(jvp), { inputs }).worst?.came;
    expect(told((_, dx) => dx)).toBe('jvp answers with the memory of tangent of x');
    const buffer = vector(0, 0);
    expect(told((_, dx) => (buffer.set(dx), buffer))).toBe(
      'jvp answers with the memory of an earlier result',
    );
    expect(
      checkLaw(
        aliasing,
        pushing((_, dx) => dx.slice()),
        { inputs },
      ),
    ).toBe('pass');
  });
});

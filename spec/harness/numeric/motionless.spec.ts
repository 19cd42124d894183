import { describe, expect, it } from 'vitest';
import { gradcheck, type Subject } from '../../../harness/index.ts';
import { axis } from '../../../harness/numeric/field.ts';
import type { History } from '../../../harness/numeric/history.ts';
import { motionlessIn } from '../../../harness/numeric/motionless.ts';
import { vector, type Vector } from '../subjects.ts';
import { measure } from './measure.ts';

const steps = [8, 4, 2, 1, 1 / 2, 1 / 4];

/** The rows that stand still along the first entry, and the places at which they were looked at besides. */
function motionless(
  f: (x: Vector) => Vector,
  x: Vector,
  rows: readonly number[] = [...f(x).keys()],
  taken: readonly number[] = steps,
): { still: number[]; besides: number[] } {
  const besides: number[] = [];
  let isListening = false;
  const watched = (at: Vector): Vector => {
    if (isListening) besides.push(at[0] - x[0]);
    return f(at);
  };
  const found = measure(watched, x, function* (field) {
    yield* [];
    const side = (sign: number): Vector[] =>
      taken.map((step) => f(x.map((v, j) => (j === 0 ? v + sign * step : v))));
    const history: History = { steps: [...taken], up: side(1), down: side(-1) };
    isListening = true;
    return yield* motionlessIn(field, axis(0, 0), history, rows);
  });
  return { still: [...found], besides };
}

/** z = √(a² + sin² b), which stands still in float32 where a is large: sin² b is less than its last place. */
const drowned: Subject = {
  forward: ({ x }: { x: Vector }) => x.subarray(0, 1).map((a) => Math.hypot(a, Math.sin(x[1]))),
  vjp({ x: [a, b] }: { x: Vector }, [u]: Vector) {
    const z = Math.hypot(a, Math.sin(b));
    return { x: Float32Array.of((u * a) / z, (u * Math.sin(b) * Math.cos(b)) / z) };
  },
};

/** z = a b at a point of three numbers, with something added to the claim by the third. */
const product = (added: number): Subject => ({
  forward: ({ x }: { x: Vector }) => x.subarray(0, 1).map(() => x[0] * x[1]),
  vjp: ({ x }: { x: Vector }, u: Vector) => {
    const slopes = [x[1], x[0], added];
    return { x: x.map((_, j) => u[0] * slopes[j]) };
  },
});

describe('motionlessIn', () => {
  it('finds the rows that stand still at every step and between them', () => {
    const f = (x: Vector): Vector => vector(x[1], x[0], 7);
    expect(motionless(f, vector(3, 5)).still).toEqual([0, 2]);
    expect(motionless(f, vector(3, 5), [1, 2]).still).toEqual([2]);
  });

  it('is not deceived by a period that all steps are multiples of', () => {
    const f = (x: Vector): Vector => vector(Math.round(8 * (x[0] * 4 - Math.floor(x[0] * 4))));
    expect(motionless(f, vector(3)).still).toEqual([]);
  });

  it('does not take for still what moves at one of the steps, to either side', () => {
    for (const step of [8, 1 / 4, -8, -1 / 4]) {
      const f = (x: Vector): Vector => vector(Number(x[0] === 3 + step));
      const { still, besides } = motionless(f, vector(3));
      expect([still, besides]).toEqual([[], []]);
    }
    expect(motionless((x) => vector(x[0] === 3 + 8 ? NaN : 1), vector(3)).still).toEqual([]);
  });

  it('looks at 18 places besides, from a 64th of the finest step to 23 times it', () => {
    const { besides } = motionless(() => vector(1), vector(3));
    const sizes = besides.map(Math.abs);
    expect(besides).toHaveLength(18);
    expect([Math.min(...sizes), Math.max(...sizes)]).toEqual([1 / 256, 23 / 4]);
    expect(besides.some((place) => place < 0) && besides.some((place) => place > 0)).toBe(true);
  });

  it('finds none where the finest step is wide', () => {
    expect(motionless(() => vector(1), vector(3), [0], [16, 8, 4]).still).toEqual([0]);
    expect(motionless(() => vector(1), vector(3), [0], [32, 16, 8]).still).toEqual([]);
  });

  it.for([1e4, 1e5, -168_120])(
    'lets no claim pass by a float32 entry of %d that nothing depends on',
    (large) => {
      const x = Float32Array.of(3, -4, large);
      for (const added of [42, 1, -1]) {
        expect(gradcheck(product(added), { inputs: { x } })).toMatchObject({
          outcome: 'fail',
          worst: { index: [2], measured: 0 },
        });
      }
      expect(gradcheck(product(0), { inputs: { x } }).outcome).toBe('pass');
    },
  );

  it.for([1e4, 1e5 + 0.5, -3e4])('does not accuse a slope that roundings hide, at %d', (b) => {
    for (const a of [1e4, 1e5]) {
      const inputs = { x: Float32Array.of(a, b) };
      expect(gradcheck(drowned, { inputs }).outcome).not.toBe('fail');
    }
  });
});

import { describe, expect, it } from 'vitest';
import { gradcheck, type Subject } from '../../../harness/index.ts';
import { feels } from '../../../harness/numeric/feels.ts';
import { axis } from '../../../harness/numeric/field.ts';
import { vector, type Vector } from '../subjects.ts';
import { measure } from './measure.ts';

const places = [5, -7, 13, -23].map((k) => k * 2 ** -26);

/** Whether one output feels entries above a bound as the last one moves. */
const felt = (f: (x: Vector) => number, x: Vector, bound: number): boolean =>
  measure(
    (at) => vector(f(at)),
    x,
    (field) => feels(field, axis(0, x.length - 1), 0, bound, places),
  );

describe('feels', () => {
  it('sees the roundings that a large entry leaves though f does not move with it', () => {
    expect(felt(([a, b]) => a + b - a, vector(1e9, 0), 1)).toBe(true);
    expect(felt(([a, b]) => a * b, vector(1e9, 3), 1)).toBe(true);
  });

  it('sees nothing of an entry that f does not look at, nor of one within the bound', () => {
    expect(felt(([, b]) => Math.floor(b), vector(1e9, 0.5), 1)).toBe(false);
    expect(felt(([, b]) => Math.exp(b), vector(1e9, 0.5), 1)).toBe(false);
    expect(felt(([a, b]) => a * b, vector(1e9, 3), 1e9)).toBe(false);
    expect(felt(([a, b]) => a * b, vector(1e9, 3), 1e8)).toBe(true);
  });

  it('does not count the entry that moves itself', () => {
    expect(felt(([, b]) => b, vector(1, 1e9), 10)).toBe(false);
  });

  it('takes it for felt where f has no value', () => {
    expect(felt(([a, b]) => (a < 1e9 ? NaN : b), vector(1e9, 1), 1)).toBe(true);
  });
});

/** z = (a + b) − a, in the precision of its input. */
const absorbing = (slope: number): Subject => ({
  forward: ({ x }: { x: Vector }) => {
    const sum = x.map((v) => v + x[1]);
    return sum.subarray(0, 1).map((v) => v - x[0]);
  },
  vjp: ({ x }: { x: Vector }, u: Vector) => ({ x: x.map((_, j) => j * slope * u[0]) }),
});

describe('what a large entry has absorbed', () => {
  const cases = [Float64Array, Float32Array].flatMap((kind) =>
    [1e4, 1e6, kind === Float64Array ? 1e12 : 1e5].flatMap((a) =>
      [0, 1e-8, 1e-3, 1].map((b) => [kind.name, a, b] as const),
    ),
  );
  const at = (kind: string, ...x: number[]): Vector | Float32Array =>
    kind === 'Float64Array' ? Float64Array.of(...x) : Float32Array.of(...x);

  it.for(cases)(
    'moves with what it absorbed, and not by twice that (%s %d, %d)',
    ([kind, a, b]) => {
      const inputs = { x: at(kind, a, b) };
      expect(gradcheck(absorbing(1), { inputs }).outcome).toBe('pass');
      expect(gradcheck(absorbing(0), { inputs }).outcome).toBe('fail');
      expect(gradcheck(absorbing(2), { inputs }).outcome).toBe('fail');
    },
  );
});

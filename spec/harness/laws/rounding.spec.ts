import { describe, expect, it } from 'vitest';
import { gradcheck, type Subject } from '../../../harness/index.ts';
import { caseAt } from '../../../harness/check.ts';
import { answering } from '../../../harness/drivers/answer.ts';
import { drive, newTally } from '../../../harness/drivers/drive.ts';
import { largestIn, roughnessOf, roundingOf } from '../../../harness/laws/rounding.ts';
import { planOf } from '../../../harness/plan.ts';
import { Work } from '../../../harness/work.ts';
import { hashed, vector, type Vector } from '../subjects.ts';

type Pullback = (x: Vector, u: Vector) => Vector;

/** A subject of three numbers with this output and vjp. */
const subjectOf = (vjp: Pullback, output: Vector): Subject => ({
  forward: () => output,
  vjp: ({ x }: { x: Vector }, u: Vector) => ({ x: vjp(x, u) }),
});

/** Works something at the point (1, 2, 3). */
function at<T>(
  vjp: Pullback,
  ask: (work: Work) => Generator<never, T> | ReturnType<typeof roughnessOf>,
  output = vector(0.5, -0.25, 8),
): T {
  const plan = planOf(subjectOf(vjp, output), { inputs: { x: vector(1, 2, 3) } });
  const work = new Work(plan, caseAt(plan, '0').drawn, 0, null);
  return drive(asking(), answering(subjectOf(vjp, output), plan.precision.round), newTally()) as T;

  function* asking() {
    yield* work.value();
    return yield* ask(work);
  }
}

const u = vector(2, -0.75, 0.5);

/** What is seen of the roundings of a vjp, at each of three entries. */
const seen = (vjp: Pullback): number[] =>
  at(vjp, (work) =>
    roughnessOf(work, [vjp(vector(1, 2, 3), u)], function* (bent, [x]) {
      yield* [];
      return [vjp(x, bent(u))];
    }),
  ).flatMap((numbers) => [...(numbers as unknown as Vector)]);

describe('roundingOf', () => {
  const bound = (largest: number, others: Vector[], size: number): number =>
    at(
      (_, v) => v,
      // oxlint-disable-next-line require-yield
      function* (work) {
        return roundingOf(work, u, largest, others)(size);
      },
    );

  it('counts four roundings for each term, and for each of what they are made of', () => {
    // Each entry of the cotangent times the output, which counts up to 1: 2/2 + 3/16 + 1/2.
    expect(bound(0, [], 5)).toBe(4 * 2 ** -53 * (7 * 5 + 16 * 1.6875));
    // The largest claim counts where it is larger: (2 + 3/4 + 1/2) × 3.
    expect(bound(3, [], 5)).toBe(4 * 2 ** -53 * (7 * 5 + 16 * 9.75));
  });

  it('counts the entries of a tangent, and its largest', () => {
    expect(bound(0, [vector(6, -7), vector(1)], 5)).toBe(4 * 2 ** -53 * (10 * 5 + 16 * 1.6875 * 7));
  });
});

describe('roughnessOf', () => {
  it('is next to nothing of a gradient that is linear, or bends', () => {
    for (const vjp of [
      (_: Vector, v: Vector) => v.map((x) => 3 * x),
      (_: Vector, v: Vector) => v.map((x) => Math.max(-1, Math.min(1, x))),
      (_: Vector, v: Vector) => v.map((x) => x * x),
    ]) {
      for (const bar of seen(vjp)) expect(bar).toBeLessThan(1e-9);
    }
  });

  it('is the noise of a gradient, some times as large as it was seen', () => {
    for (const bar of seen((_, v) => v.map((x) => x + 1e-6 * hashed(x)))) {
      expect(bar).toBeGreaterThan(1e-7);
      expect(bar).toBeLessThan(8 * 2e-6 * 1.01);
    }
  });

  it('is that of terms which have cancelled', () => {
    // 10⁹ + u − 10⁹ is good to 10⁻⁷.
    const bars = seen((_, v) => v.map((x) => 1e9 + x / 3 - 1e9));
    expect(Math.max(...bars)).toBeGreaterThan(1e-7);
    expect(Math.max(...bars)).toBeLessThan(2e-5);
  });

  it('grants a Cholesky factor its own, and no more', () => {
    // L⁻¹ of a matrix that is singular but for 10⁻¹², applied to a vector.
    const apply = (b: number, v: Vector): Vector => {
      const l = Math.sqrt(1 + b * b - b * b);
      return vector(v[0] / l, (v[1] - (b / l) * v[0]) / l);
    };
    const subject = (factor: number): Subject => ({
      forward: ({ v }: { v: Vector }) => apply(1e7, v),
      vjp: (_: unknown, w: Vector) => {
        const l = Math.sqrt(1 + 1e14 - 1e14);
        return { v: vector((w[0] - (1e7 / l) * w[1] * factor) / l, w[1] / l) };
      },
    });
    expect(gradcheck(subject(1), { inputs: { v: vector(1, 2) } }).outcome).toBe('pass');
    expect(gradcheck(subject(1.001), { inputs: { v: vector(1, 2) } }).outcome).toBe('fail');
  });
});

describe('largestIn', () => {
  it('is the size of the largest finite entry of all', () => {
    expect(largestIn([vector(1, -7), vector(NaN, Infinity, 3)])).toBe(7);
    expect(largestIn([])).toBe(0);
  });
});

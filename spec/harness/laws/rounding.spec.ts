import { describe, expect, it } from 'vitest';
import { gradcheck, type Dtype, type Subject } from '../../../harness/index.ts';
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

describe('a bound', () => {
  const bound = (by: Vector, output: Vector, others: Vector[] = [], size = 0): number =>
    at(
      (_, v) => v,
      // oxlint-disable-next-line require-yield
      function* (work) {
        return roundingOf(work, by, 0, others)(size);
      },
      output,
    );

  it('counts what is lost below the smallest numbers, by the largest of the cotangent or 1', () => {
    const zeros = vector(0, 0, 0);
    // 4 u · 8 tiny is 2⁻¹⁰⁷⁰.
    expect(bound(u, zeros)).toBe(2 ** -1070 * 2 * 7);
    expect(bound(vector(-3, 0, 2), zeros)).toBe(2 ** -1070 * 3 * 7);
    expect(bound(vector(0.25, 0, 0), zeros)).toBe(2 ** -1070 * 7);
    expect(bound(u, zeros, [vector(1, 1)])).toBe(2 ** -1070 * 2 * 9);
  });

  it('counts a tangent of small numbers as one of ones', () => {
    expect(bound(u, vector(0.5, -0.25, 8), [vector(0.5, 0)], 5)).toBe(
      4 * 2 ** -53 * (9 * 5 + 16 * 1.6875),
    );
    expect(bound(u, vector(-1, 1, 0.5), [], 0)).toBe(4 * 2 ** -53 * 16 * 3);
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

/** What is asked again of the answers to (2, −3/4, 1/2), at a point of which the second input does not count. */
function again(
  reply: (call: number) => readonly Vector[] | null,
  answers: readonly Vector[],
  dtype: Dtype = 'float64',
) {
  const asked: { u: Vector; x: Vector; n: Vector }[] = [];
  const inputs = { x: vector(1, 2, 3), n: vector(7, 7) };
  const subject = subjectOf((_, v) => v, u);
  const plan = planOf(subject, { inputs, wrt: ['x'], dtype });
  const work = new Work(plan, caseAt(plan, '0').drawn, 0, null);
  const bars = drive(asking(), answering(subject, plan.precision.round), newTally());
  return { bars, asked };

  function* asking() {
    return yield* roughnessOf(work, answers, function* (bent, [x, n]) {
      yield* [];
      asked.push({ u: bent(u), x, n });
      return reply(asked.length - 1);
    });
  }
}

describe('what is asked again', () => {
  it('is asked twelve times, and answers for each entry by eight times what the mean of two is off by', () => {
    const answers = [vector(1), vector(2, -3)];
    const { bars, asked } = again(
      (call) => (call % 2 === 0 ? [vector(2), vector(2, -3)] : [vector(1), vector(2.25, -3.5)]),
      answers,
    );
    expect(asked).toHaveLength(12);
    expect(bars).toEqual([vector(4), vector(1, 2)]);
  });

  it('counts the farthest of all, whichever comes first', () => {
    for (const far of [0, 5, 11]) {
      expect(again((call) => [vector(call === far ? 4 : 1)], [vector(1)]).bars).toEqual([
        vector(12),
      ]);
    }
  });

  it('takes no notice of a pair of which one has no answer', () => {
    for (const parity of [0, 1]) {
      const some = again((call) => (call % 2 === parity ? null : [vector(9)]), [vector(1)]);
      expect([some.bars, some.asked.length]).toEqual([[vector(0)], 12]);
    }
    expect(again((call) => (call === 2 ? null : [vector(2)]), [vector(1)]).bars).toEqual([
      vector(8),
    ]);
  });

  it.for<[Dtype, number[]]>([
    ['float64', [44, 36, 30, 26, 22, 18]],
    ['float32', [20, 20, 20, 20, 20, 18]],
  ])('bends a cotangent to and fro, in %s by these powers of a half', ([dtype, powers]) => {
    const { asked } = again(() => null, [vector(1)], dtype);
    const rounded = dtype === 'float64' ? 2 ** -53 : 2 ** -24;
    powers.forEach((power, k) => {
      const [to, fro] = [asked[2 * k].u, asked[2 * k + 1].u];
      const shares = [...u.keys()].map((j) => (to[j] - u[j]) / u[j]);
      shares.forEach((share, j) => {
        expect(Math.abs(share)).toBeLessThanOrEqual(2 ** -power + rounded);
        expect(Math.abs((fro[j] - u[j]) / u[j] + share)).toBeLessThanOrEqual(2 * rounded);
      });
      expect(Math.max(...shares.map(Math.abs))).toBeGreaterThan(2 ** -power / 8);
      expect(new Set(shares).size).toBeGreaterThan(1);
    });
  });

  it('is asked at a point that differs in its last places, but for what does not count', () => {
    const { asked } = again(() => null, [vector(1)]);
    const moved = asked.map(({ x }) =>
      [...x].map((v, j) => (v - [1, 2, 3][j]) / (2 ** -52 * (j + 1))),
    );
    for (const by of moved.flat()) expect(Math.abs(by)).toBeLessThanOrEqual(4);
    expect(Math.max(...moved.flat())).toBeGreaterThan(1);
    expect(Math.min(...moved.flat())).toBeLessThan(-1);
    for (let k = 0; k < 12; k += 2) expect(asked[k].x).toEqual(asked[k + 1].x);
    for (const { n } of asked) expect(n).toEqual(vector(7, 7));
  });
});

describe('largestIn', () => {
  it('is the size of the largest finite entry of all', () => {
    expect(largestIn([vector(1, -7), vector(NaN, Infinity, 3)])).toBe(7);
    expect(largestIn([])).toBe(0);
  });
});

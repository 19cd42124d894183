import { describe, expect, it } from 'vitest';
import { gates, logSumExp, matvec, relu, softmax, tanh } from '../../../gates/index.ts';
import {
  add,
  filled,
  map,
  map2,
  scale,
  tensor,
  type AnyGate,
  type Tensor,
} from '../../../gates/kit/index.ts';
import { real, type Finding, type Subject } from '../../../harness/index.ts';
import { adjoint } from '../../../harness/laws/adjoint.ts';
import { linearity } from '../../../harness/laws/linearity.ts';
import { checkLaw, verdictBy } from '../checkLaw.ts';
import { findingBy } from '../findingBy.ts';
import { but, hashed } from '../subjects.ts';

const bent = (bend: (u: number) => number): Subject =>
  but(tanh, { vjp: (inputs, zBar) => tanh.vjp(inputs, map(zBar, bend)) });

const normOf = ({ data }: Tensor): number => Math.hypot(...data);

/** Wrong on purpose: the cotangent is not used once and linearly. */
const mutants: Record<string, Subject> = {
  'ignores the cotangent': but(logSumExp, {
    vjp: (inputs) => logSumExp.vjp(inputs, filled([], 1)),
  }),
  'squares it': bent((u) => u * u),
  'clips it to −1…1': bent((u) => Math.max(-1, Math.min(1, u))),
  'takes its sign alone': bent(Math.sign),
  'takes its size alone': bent(Math.abs),
  'lets no negative one through': bent((u) => Math.max(u, 0)),
  'rounds it to three digits': bent((u) => Number(u.toPrecision(3))),
  'adds a regulariser': but(tanh, {
    vjp: (inputs, zBar) => ({ x: add(tanh.vjp(inputs, zBar).x, scale(inputs.x, 1e-3)) }),
  }),
  'divides it by its length': but(softmax, {
    vjp: (inputs, zBar) => softmax.vjp(inputs, scale(zBar, 1 / (normOf(zBar) || 1))),
  }),
  'is NaN for a cotangent of zeros': but(tanh, {
    vjp: (inputs, zBar) => tanh.vjp(inputs, scale(zBar, normOf(zBar) / normOf(zBar))),
  }),
  'opens a mask by it': but(relu, {
    vjp: ({ x }, zBar) => ({ x: map2(x, zBar, (a, u) => (a > 0 && u > 0 ? u : 0)) }),
  }),
};

/** A gate with tangents that are bent before they are pushed, with or without its vjp. */
const pushed = (
  gate: AnyGate,
  bend: (v: number) => number,
  jvp: AnyGate['jvp'] = (inputs, tangents) =>
    gate.jvp(
      inputs,
      Object.fromEntries(Object.entries(tangents).map(([name, v]) => [name, map(v, bend)])),
    ),
): Record<'alone' | 'besideVjp', Subject> => {
  const { vjp, jacobian: _, ...rest } = gate;
  return { alone: { ...rest, jvp }, besideVjp: { ...rest, jvp, vjp } };
};

/** Whether all tangents are 0. */
const isNothing = (tangents: Readonly<Record<string, Tensor>>): boolean =>
  Object.values(tangents).every(({ data }) => data.every((v) => v === 0));

/** Wrong on purpose: the tangents are not used once and linearly. */
const tangentMutants: Record<string, ReturnType<typeof pushed>> = {
  'ignores the tangents': pushed(matvec, () => 1),
  'squares them': pushed(softmax, (v) => v * v),
  'clips them to −10…10': pushed(tanh, (v) => Math.max(-10, Math.min(10, v))),
  'clips them to −10…10 before a product': pushed(matvec, (v) => Math.max(-10, Math.min(10, v))),
  'takes their sign alone': pushed(softmax, Math.sign),
  'takes their size alone': pushed(tanh, Math.abs),
  'lets no negative ones through': pushed(logSumExp, (v) => Math.max(v, 0)),
  'rounds them to three digits': pushed(tanh, (v) => Number(v.toPrecision(3))),
  'adds 0.001 to them': pushed(tanh, (v) => v + 1e-3),
  'is NaN for tangents of zeros': pushed(tanh, Number, (inputs, tangents) =>
    scale(
      tanh.jvp(inputs as { x: Tensor }, tangents as { x: Tensor }),
      isNothing(tangents) ? NaN : 1,
    ),
  ),
};

/** A jvp that pushes the first tangent that is not 0 and no other. */
const firstAlone = pushed(matvec, Number, (inputs, tangents) => {
  let isFirst = true;
  const kept = Object.entries(tangents).map(([name, v]) => [
    name,
    map(v, (x) => (x !== 0 && isFirst ? ((isFirst = false), x) : 0)),
  ]);
  return matvec.jvp(inputs as never, Object.fromEntries(kept) as never);
});

/** Wrong, and linear. */
const unseen: Record<string, Subject> = {
  'a factor of 2': but(tanh, { vjp: (inputs, zBar) => tanh.vjp(inputs, scale(zBar, 2)) }),
  'a softmax of its diagonal alone': but(softmax, {
    vjp: ({ x }, zBar) => ({ x: map2(softmax.forward({ x }), zBar, (p, u) => p * (1 - p) * u) }),
  }),
};

describe('linearity', () => {
  it.for(Object.entries(mutants))('fails a vjp that %s', ([, mutant]) => {
    expect(checkLaw(linearity, mutant)).toBe('fail');
  });

  it('fails a gradient that is not 0 where the cotangent is', () => {
    const { worst } = verdictBy(linearity, mutants['ignores the cotangent']);
    expect([worst?.measured, worst?.bar, worst?.reason]).toEqual([0, 0, 'wrong number']);
  });

  it.for(['clips it to −1…1', 'takes its size alone', 'lets no negative one through'])(
    'fails a vjp that %s at a single point with a single output, whatever the seed',
    (mutant) => {
      const inputs = { x: tensor([0.5]) };
      for (let seed = 1; seed <= 20; seed++) {
        const { outcome } = verdictBy(linearity, mutants[mutant], { inputs, seed });
        expect(outcome, `seed ${seed}`).toBe('fail');
      }
    },
  );

  it.for(Object.entries(tangentMutants))('fails a jvp that %s', ([, { alone, besideVjp }]) => {
    expect(checkLaw(linearity, alone)).toBe('fail');
    expect(checkLaw(linearity, besideVjp)).toBe('fail');
  });

  it('fails a jvp that pushes the first tangent alone; beside a vjp that is left to adjoint', () => {
    expect(checkLaw(linearity, firstAlone.alone)).toBe('fail');
    expect(checkLaw(linearity, firstAlone.besideVjp)).toBe('pass');
    expect(checkLaw(adjoint, firstAlone.besideVjp)).toBe('fail');
  });

  it('fails tangents that are clipped or taken for their size at a single point, whatever the seed', () => {
    const inputs = { x: tensor([0.5]) };
    for (const bend of [(v: number) => Math.max(-1, Math.min(1, v)), Math.abs]) {
      const { alone, besideVjp } = pushed(tanh, bend);
      for (let seed = 1; seed <= 20; seed++) {
        for (const subject of [alone, besideVjp]) {
          const { outcome } = verdictBy(linearity, subject, { inputs, seed });
          expect(outcome, `seed ${seed}`).toBe('fail');
        }
      }
    }
  });

  it('tells by which rows a jvp is not linear', () => {
    const { alone, besideVjp } = tangentMutants['adds 0.001 to them'];
    const inputs = { x: tensor([0, 0]) };
    for (const subject of [alone, besideVjp]) {
      const { worst } = verdictBy(linearity, subject, { inputs });
      expect(worst).toMatchObject({ input: null, output: [0], claimed: 1e-3, measured: 0, bar: 0 });
    }
  });

  it.for(Object.entries(unseen))('cannot see %s', ([, mutant]) => {
    expect(checkLaw(linearity, mutant)).toBe('pass');
  });

  it('passes a product of matrices of mixed scales, whose sums cancel', () => {
    expect(checkLaw(linearity, matvec, { runs: 200 })).toBe('pass');
    expect(checkLaw(linearity, pushed(matvec, Number).alone, { runs: 200 })).toBe('pass');
  });

  it.for(Object.entries<AnyGate>(gates))('passes the jvp of %s alone', ([, gate]) => {
    expect(checkLaw(linearity, pushed(gate, Number).alone, { runs: 200 })).toBe('pass');
  });

  it('cannot see a jvp that is twice too large, nor has a question for one that is refused', () => {
    expect(checkLaw(linearity, pushed(tanh, (v) => 2 * v).alone)).toBe('pass');
    const refusing = pushed(tanh, Number, () => {
      throw new RangeError('not here');
    });
    expect(checkLaw(linearity, refusing.alone)).toBe('not asked');
    expect(verdictBy(linearity, refusing.besideVjp).worst?.reason).toBe('threw');
  });

  it('passes a softmax in float32', () => {
    const { forward, jacobian: _, ...rest } = softmax;
    const single = { ...rest, inputs: { x: real('n').as('float32') }, forward: f32(forward) };
    const { vjp: _vjp, ...pushing } = { ...single, jvp: f32jvp };
    expect(checkLaw(linearity, { ...pushing, vjp: f32vjp })).toBe('pass');
    expect(checkLaw(linearity, pushing)).toBe('pass');
  });
});

/** Three outputs of two inputs, after one that is not differentiated by. */
const at = { inputs: { n: [7], a: [1, 2], b: [3, 4, 5] }, wrt: ['a', 'b'] };
const rows = [
  [0.5, 0, 40, 0, -1],
  [0, 0.25, -30, 0, 3],
  [-0.5, 1, 0, 0, 2],
];

/** What is wrong of one gradient for a cotangent; its sum over the rows is right. */
type Fault = (u: readonly number[]) => number;

/** A subject with these rows but for faults of b[2], or of all entries, and the cotangents that it was given. */
function faulty(fault: Fault, everywhere = false) {
  const given: number[][] = [];
  const subject: Subject = {
    forward: () => [1, 1, 1],
    vjp(_: unknown, u: number[]) {
      given.push(u);
      const right = [0, 1, 2, 3, 4].map((j) => sumOf(u.map((x, i) => x * rows[i][j])));
      const [a, b, c, d, e] = right.map((g, j) => (everywhere || j === 4 ? g + fault(u) : g));
      return { a: [a, b], b: [c, d, e] };
    },
  };
  return { subject, given };
}

const sumOf = (terms: readonly number[]): number => terms.reduce((sum, term) => sum + term, 0);
const sizeOf = (terms: readonly number[]): number => sumOf(terms.map(Math.abs));
const largestOf = (u: readonly number[]): number => Math.max(...u.map(Math.abs));

/** Odd, and as large as its argument, but not additive; 0 where one entry alone is not. */
const middle: Fault = (u) => 1e-9 * [...u].toSorted((a, b) => a - b)[(u.length - 1) / 2];

/** A few roundings for each of the terms and of what they are made of, and those that were seen: last places more. */
function isFew(bar: number, size: number, madeOf: number, terms = 3): void {
  const few = 2 ** -51 * ((terms + 4) * size + 16 * madeOf);
  expect(bar).toBeGreaterThanOrEqual(few * (1 - 1e-12));
  expect(bar).toBeLessThan(few + 2 ** -45 * size);
}

describe('what linearity tells', () => {
  it('is the sum of the rows, and a bar of a few roundings of its terms', () => {
    const { subject, given } = faulty(middle);
    const finding = findingBy(linearity, subject, at) as Finding;
    const u = given.find((one) => one.every((x) => x !== 0))!;
    const terms = u.map((x, i) => x * rows[i][4]);
    expect(finding).toMatchObject({
      law: 'linearity',
      reason: 'wrong number',
      input: 'b',
      index: [2],
      measured: sumOf(terms),
      claimed: sumOf(terms) + middle(u),
    });
    isFew(finding.bar, sizeOf(terms), 40 * sizeOf(u));
  });

  it('is −128 times the gradient, for a cotangent turned round and as many times as large', () => {
    const { subject, given } = faulty((u) => (largestOf(u) > 4 ? 1e-6 : 0));
    const finding = findingBy(linearity, subject, at) as Finding;
    const u = given.find((one) => largestOf(one) <= 4 && one.every((x) => x !== 0))!;
    const terms = u.map((x, i) => -128 * x * rows[i][4]);
    expect(finding).toMatchObject({
      law: 'linearity',
      reason: 'wrong number',
      input: 'b',
      index: [2],
      measured: sumOf(terms),
      claimed: sumOf(terms) + 1e-6,
    });
    isFew(finding.bar, sizeOf(terms), 128 * 40 * sizeOf(u));
  });

  it('sees a cotangent that is not used as it should be, however small the gradients are', () => {
    const small = (bend: (u: number, i: number) => number): Subject => ({
      forward: ({ a }: { a: Float32Array }) => a.map((x) => 1e-12 * x),
      vjp: (_: unknown, u: Float32Array) => ({ a: u.map((x, i) => 1e-12 * bend(x, i)) }),
    });
    const three = { inputs: { a: Float32Array.of(1, 2, 3) } };
    for (const budget of [undefined, 0]) {
      expect(findingBy(linearity, small(Math.abs), three, { budget })).toMatchObject({
        reason: 'wrong number',
      });
      expect(
        findingBy(
          linearity,
          small((u) => u),
          three,
          { budget },
        ),
      ).toBe(null);
    }
  });

  it('is 0 for a cotangent of zeros, exactly', () => {
    const { subject } = faulty((u) => (u.every((x) => x === 0) ? 1e-300 : 0));
    for (const budget of [undefined, 0]) {
      expect(findingBy(linearity, subject, at, { budget })).toMatchObject({
        law: 'linearity',
        reason: 'wrong number',
        input: 'b',
        index: [2],
        claimed: 1e-300,
        measured: 0,
        bar: 0,
      });
    }
  });

  it('is a sum of two gradients where there are too many rows to ask for', () => {
    const { subject, given } = faulty(middle);
    const finding = findingBy(linearity, subject, at, { budget: 0 }) as Finding;
    const [u, w, both, zeros] = given;
    expect(both).toEqual(u.map((x, i) => x + 2 * w[i]));
    expect(zeros).toEqual([0, 0, 0]);
    const gradientBy = (one: readonly number[]): number =>
      sumOf(one.map((x, i) => x * rows[i][4])) + middle(one);
    const terms = [gradientBy(u), 2 * gradientBy(w)];
    expect(finding).toMatchObject({
      law: 'linearity',
      reason: 'wrong number',
      input: 'b',
      index: [2],
      measured: sumOf(terms),
      claimed: gradientBy(both),
    });
    isFew(finding.bar, sizeOf(terms), sizeOf(both));
  });

  it('is the sum of the columns for a jvp alone, and −128 times the answer beside a vjp', () => {
    const given: number[][] = [];
    const pushing = (fault: Fault): Subject => ({
      forward: () => [1, 1, 1],
      jvp(_: unknown, { a, b }: { a: number[]; b: number[] }) {
        const v = [...a, ...b];
        given.push(v);
        return rows.map((row, i) => sumOf(row.map((x, j) => x * v[j])) + (i === 2 ? fault(v) : 0));
      },
    });
    const termsBy = (v: readonly number[]): number[] => rows[2].map((x, j) => x * v[j]);
    const alone = findingBy(linearity, pushing(middle), at) as Finding;
    const u = given.find((one) => one.every((x) => x !== 0))!;
    expect(alone).toMatchObject({
      law: 'linearity',
      reason: 'wrong number',
      input: null,
      output: [2],
      measured: sumOf(termsBy(u)),
      claimed: sumOf(termsBy(u)) + middle(u),
    });
    isFew(alone.bar, sizeOf(termsBy(u)), 40 * sizeOf(u), 5);

    const { vjp } = faulty(() => 0).subject;
    const besideVjp = (fault: Fault): Subject => ({ ...pushing(fault), vjp: vjp! });
    expect(findingBy(linearity, besideVjp(middle), at)).toBe(null);
    for (const budget of [undefined, 0]) {
      given.length = 0;
      const off: Fault = (v) => (largestOf(v) > 4 ? 1e-6 : 0);
      const finding = findingBy(linearity, besideVjp(off), at, { budget }) as Finding;
      const [v, zeros, turned] = given;
      expect(zeros).toEqual([0, 0, 0, 0, 0]);
      expect(turned).toEqual(v.map((x) => -128 * x));
      const measured = sumOf(termsBy(v)) * -128;
      expect(finding).toMatchObject({ output: [2], measured, claimed: measured + 1e-6 });
    }
  });

  it('takes roundings of what cancels inside a jvp for what they are, and no more', () => {
    const cancelling = (off: number): Subject => ({
      forward: ({ x }: { x: number[] }) => x[0],
      jvp: (_: unknown, { x: [v, w] }: { x: number[] }) =>
        w === 0 ? v : 1e6 * w + v + (v === 0 ? 0 : off * Math.abs(w)) - 1e6 * w,
    });
    const two = { inputs: { x: [1, 2] } };
    for (let seed = 1; seed <= 20; seed++) {
      expect(findingBy(linearity, cancelling(0), { ...two, seed })).toBe(null);
      const finding = findingBy(linearity, cancelling(1e-6), { ...two, seed });
      expect(finding).toMatchObject({ reason: 'wrong number' });
    }
  });

  it.for<[number[], number | undefined]>([
    [[3, 4, 5], undefined],
    [[0, 1, 2, 3], 0],
  ])('is a refusal, whichever of the calls %s it is', ([calls, budget]) => {
    for (const refused of calls) {
      let call = 0;
      const { subject } = faulty(() => {
        if (call++ === refused) throw new RangeError('not here');
        return 0;
      });
      expect(findingBy(linearity, subject, at, { budget })).toMatchObject({
        law: 'linearity',
        reason: 'threw',
      });
    }
  });

  it('is nothing of a gradient that has cancelled to almost nothing, with the roundings of what it was', () => {
    const cancelling: Subject = {
      forward: () => [1, 1, 1],
      vjp: (_: unknown, u: number[]) => ({ x: u.map((v) => (1 + 1e-9) * v - v) }),
    };
    for (const budget of [undefined, 0]) {
      for (let seed = 1; seed <= 10; seed++) {
        const options = { inputs: { x: [1, 2, 3] }, seed };
        expect(findingBy(linearity, cancelling, options, { budget })).toBe(null);
      }
    }
  });

  it('is nothing of a gradient that is right but for roundings, of overflow, or of no output', () => {
    for (const budget of [undefined, 0]) {
      expect(findingBy(linearity, faulty(() => 0).subject, at, { budget })).toBe(null);
      const rounded = faulty((u) => (u.some((x) => x !== 0) ? 1e-13 * hashed(sumOf(u)) : 0), true);
      expect(findingBy(linearity, rounded.subject, at, { budget })).toBe(null);
      expect(findingBy(linearity, faulty(() => Infinity, true).subject, at, { budget })).toBe(null);
      expect(findingBy(linearity, faulty(() => NaN).subject, at, { budget })).toBe(null);
    }
    const nothing: Subject = { forward: () => [], vjp: () => ({ x: [1] }) };
    // −128 times this gradient is no number in half precision, and −∞ is claimed of it.
    const steep = but(tanh, {
      forward: ({ x }) => scale(x, 1000),
      vjp: (_, zBar) => ({ x: map(zBar, (u) => (Math.abs(1000 * u) > 65504 ? u / 0 : 1000 * u)) }),
    });
    for (const budget of [undefined, 0]) {
      const options = { inputs: { x: real('n') }, dtype: 'float16' } as const;
      expect(findingBy(linearity, steep, options, { budget })).toBe(null);
    }
    expect(findingBy(linearity, nothing, { inputs: { x: [1] } })).toBe('not asked');
    const thrown: Fault = (u) => {
      if (u.includes(0)) throw new RangeError('not here');
      return 0;
    };
    expect(findingBy(linearity, faulty(thrown).subject, at)).toBe('not asked');
  });
});

type Single = { x: Float32Array };

const tensorOf = (x: Float32Array): Tensor => ({ shape: [x.length], data: Float64Array.from(x) });

const f32 =
  (f: typeof softmax.forward) =>
  ({ x }: Single): Float32Array =>
    Float32Array.from(f({ x: tensorOf(x) }).data);

const f32jvp = ({ x }: Single, v: Single): Float32Array =>
  Float32Array.from(softmax.jvp({ x: tensorOf(x) }, { x: tensorOf(v.x) }).data);

const f32vjp = ({ x }: Single, u: Float32Array): Single => ({
  x: Float32Array.from(softmax.vjp({ x: tensorOf(x) }, tensorOf(u)).x.data),
});

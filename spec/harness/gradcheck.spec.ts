import { matrix } from 'mathjs';
import { describe, expect, it } from 'vitest';
import { gates } from '../../gates/index.ts';
import { product, outer, transpose, type Tensor } from '../../gates/kit/index.ts';
import { gradcheck, laws, positive, real, type Subject } from '../../harness/index.ts';
import { entrywise, logistic, sigmaSlope, vector, type Vector } from './subjects.ts';

type Layer = { W: Tensor; x: Tensor };

/** The example of the contract. */
const layer: Subject = {
  name: 'my matvec',
  forward: ({ W, x }: Layer) => product(W, x),
  vjp: ({ W, x }: Layer, delta: Tensor) => ({
    W: outer(delta, x),
    x: product(transpose(W), delta),
  }),
};

const wrongLayer: Subject = {
  ...layer,
  name: 'my wrong matvec',
  vjp: ({ W, x }: Layer, delta: Tensor) => ({ W: outer(delta, x), x: product(W, delta) }),
};

const squares = { inputs: { W: real('n', 'n'), x: real('n') }, runs: 10 };
const drawn = { inputs: { W: real('n', 'm'), x: real('m') }, runs: 50, seed: 7 };

describe('gradcheck', () => {
  it('passes a right subject on random shapes, and counts what it compared', () => {
    const verdict = gradcheck(layer, drawn);
    expect(verdict).toMatchObject({
      outcome: 'pass',
      reason: null,
      subject: 'my matvec',
      dtype: 'float64',
      seed: 7,
      required: 1e-6,
      method: 'every entry',
      missProbability: 0,
      worst: null,
      findings: [],
      diagnosis: null,
      replay: '',
    });
    expect(verdict.entries.compared).toBeGreaterThan(2000);
    expect(verdict.resolution).toBeLessThan(1e-9);
    expect(verdict.evaluations.forward).toBeGreaterThan(0);
    expect(verdict.evaluations.vjp).toBeGreaterThan(0);
    expect(verdict.milliseconds).toBeGreaterThan(0);
  });

  it('fails a wrong one, and shrinks it to the smallest shape and the simplest values', () => {
    const { outcome, worst, replay } = gradcheck(wrongLayer, { ...squares, seed: 1 });
    expect(outcome).toBe('fail');
    expect(worst).toMatchObject({
      law: 'pullback',
      reason: 'wrong number',
      input: 'x',
      dimensions: { n: 2 },
      shapes: { W: [2, 2], x: [2] },
    });
    for (const { data } of Object.values(worst!.at)) {
      for (const number of data) expect([0, 1, -1, 2]).toContain(number);
    }
    expect(Math.abs(worst!.claimed - worst!.measured)).toBeGreaterThan(worst!.bar);
    expect(replay).toMatch(/^my%20wrong%20matvec\/pullback\/1\/\d+(:\d+)+$/);
  });

  it('names the entry, and shows those around it', () => {
    const { worst } = gradcheck(
      logistic((x, i) => sigmaSlope(x) * (i === 2 ? 1.5 : 1)),
      { inputs: { x: vector(0, 0, 0, 0) } },
    );
    expect(worst).toMatchObject({ output: [2], index: [2], claimed: 0.375, regime: 'given' });
    expect(worst!.measured).toBeCloseTo(0.25, 9);
    expect(worst!.window.filter(({ wrong }) => wrong)).toMatchObject([{ output: [2], index: [2] }]);
    expect(worst!.window).toHaveLength(16);
  });

  it('gives the same verdict for the same seed, times aside', () => {
    const once = (): unknown => ({
      ...gradcheck(wrongLayer, { ...squares, seed: 5 }),
      milliseconds: 0,
    });
    expect(JSON.stringify(once())).toBe(JSON.stringify(once()));
  });

  it('is plain data that survives a structured clone', () => {
    const verdict = gradcheck(wrongLayer, squares);
    expect(structuredClone(verdict)).toEqual(verdict);
  });

  it('gives a subject each input in the container in which it was given', () => {
    const seen = new Set<string>();
    const kindOf = (value: unknown): string =>
      Array.isArray(value) ? 'array' : (value as object).constructor.name;
    const watching: Subject = {
      forward(inputs: Record<string, { toArray?: () => number[] } & number[]>) {
        for (const [name, value] of Object.entries(inputs)) seen.add(`${name} ${kindOf(value)}`);
        return 0;
      },
      vjp: () => ({ a: 0, b: [0, 0], c: vector(0), d: Float32Array.of(0), e: [0, 0] }),
    };
    gradcheck(watching, {
      inputs: { a: 3, b: [1, 2], c: vector(1), d: Float32Array.of(1), e: matrix([1, 2]) },
    });
    expect([...seen].toSorted()).toEqual([
      'a Number',
      'b array',
      'c Float64Array',
      'd Float32Array',
      'e DenseMatrix',
    ]);
  });

  it('gives drawn inputs as tensors, or as their spec says', () => {
    const kinds = new Set<string>();
    const watching: Subject = {
      forward({ x, y }: { x: unknown; y: Vector }) {
        kinds.add(`${Object.keys(x as object).join()} ${y.constructor.name}`);
        return y.length;
      },
      vjp: () => ({}),
    };
    gradcheck(watching, { inputs: { x: real('n'), y: positive('n').as('float64') }, runs: 1 });
    expect([...kinds]).toEqual(['shape,data Float64Array']);
  });

  it('gives a cotangent the form of the output', () => {
    const cotangents: unknown[] = [];
    const record: Subject = {
      forward: ({ x }: { x: number[] }) => ({ sum: x[0] + x[1], both: [[...x]] }),
      vjp(_: unknown, u: { sum: number; both: number[][] }) {
        cotangents.push(u);
        return { x: u.both[0].map((v) => v + u.sum) };
      },
    };
    expect(gradcheck(record, { inputs: { x: [1, 2] } }).outcome).toBe('pass');
    expect(cotangents[0]).toEqual({
      sum: expect.any(Number) as number,
      both: [[expect.any(Number), expect.any(Number)]],
    });
  });

  it('works a subject of a jvp or of a Jacobian alone', () => {
    const { matvec } = gates;
    const { vjp: _v, jacobian: _j, ...pushing } = matvec;
    const { vjp: _w, jvp: _p, ...written } = matvec;
    for (const subject of [pushing, written]) {
      expect(gradcheck(subject, { runs: 20 }).outcome).toBe('pass');
    }
  });

  it('differentiates by what it is told to', () => {
    const half = { ...wrongLayer, vjp: (at: Layer, u: Tensor) => ({ W: outer(u, at.x) }) };
    expect(gradcheck(half, { ...squares, wrt: ['W'] }).outcome).toBe('pass');
    expect(gradcheck(half, squares)).toMatchObject({ outcome: 'fail', reason: 'missing gradient' });
  });

  it('notices a part in 10⁷, and says what was required', () => {
    const rough = logistic((x) => sigmaSlope(x) * (1 + 1e-7));
    const inputs = { x: vector(0.5, 1) };
    expect(gradcheck(rough, { inputs }).outcome).toBe('fail');
    expect(gradcheck(logistic(), { inputs, resolution: 1e-4 }).required).toBe(1e-4);
  });

  it('measures the slope where NaN is claimed, as where 0 · ∞ stands for 0', () => {
    const { worst } = gradcheck(
      entrywise(
        (x) => 1 / (1 + Math.exp(-x)),
        (x) => Math.exp(-x) / (1 + Math.exp(-x)) ** 2,
      ),
      { inputs: { x: vector(1, -800) } },
    );
    expect(worst).toMatchObject({ reason: 'not a number', index: [1], claimed: NaN, measured: 0 });
    expect(worst!.bar).toBeLessThan(1e-12);
  });

  it('works every law that a subject can be asked about, in their order', () => {
    const { laws: worked } = gradcheck(gates.softmax, { runs: 20 });
    const order = laws.map(({ name }) => name);
    const names = worked.map(({ law }) => law);
    expect(names).toEqual(order.filter((name) => names.includes(name)));
    expect(names).toEqual(
      expect.arrayContaining(['shape', 'purity', 'pullback', 'jacobian', 'adjoint', 'linearity']),
    );
    for (const { outcome, cases } of worked) expect([outcome, cases > 0]).toEqual(['pass', true]);
  });

  it('reports each regime that it drew from', () => {
    const [{ regimes, cases, shapes }] = gradcheck(gates.sigmoid, { runs: 100 }).inputs;
    expect(cases).toBe(100);
    expect(regimes.map(({ regime }) => regime).toSorted()).toEqual([
      'huge',
      'mixed scale',
      'ordinary',
      'saturated',
      'ties and kinks',
      'tiny',
      'zeros',
    ]);
    expect(shapes?.largest).toEqual([7]);
  });

  it('refuses a call that makes no sense with a sentence', () => {
    expect(() => gradcheck(undefined as unknown as Subject)).toThrow(
      new TypeError(
        'gradcheck: the subject is undefined, expected an object with forward and vjp, jvp or jacobian.',
      ),
    );
  });

  it('compares sums of entries where there are more than the budget allows', () => {
    const W = Float64Array.from({ length: 4000 }, (_, i) => Math.sin(i));
    const wide = (spoil: (g: Vector) => void): Subject => ({
      forward: ({ W: at }: { W: Vector }) => at.map((w) => w * w),
      vjp({ W: at }: { W: Vector }, u: Vector) {
        const gradient = at.map((w, i) => 2 * w * u[i]);
        spoil(gradient);
        return { W: gradient };
      },
    });
    const options = { inputs: { W }, budget: 1 };
    const right = gradcheck(
      wide(() => {}),
      options,
    );
    expect(right).toMatchObject({ outcome: 'pass', method: 'probes' });
    expect(right.missProbability).toBeGreaterThan(0);
    expect(right.missProbability).toBeLessThan(0.1);
    const wrong = gradcheck(
      wide((g) => (g[1234] *= 1 + 1e-5)),
      options,
    );
    expect(wrong.worst).toMatchObject({ law: 'pullback', input: 'W', index: [1234] });
  });
});

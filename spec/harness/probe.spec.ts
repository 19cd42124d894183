import { describe, expect, it } from 'vitest';
import { dense, mean, relu, sigmoid, softmaxCrossEntropy, tanh } from '../../gates/index.ts';
import {
  oneHot,
  real,
  tensor,
  type Gate,
  type Tensor,
  type Tensors,
} from '../../gates/kit/index.ts';
import {
  begun,
  checkAt,
  gradcheck,
  network,
  type Network,
  type Subject,
} from '../../harness/index.ts';
import { probes } from '../../harness/probe.ts';
import { sigma, sigmaSlope, type Vector } from './subjects.ts';

const n = 30;
const numbers = (length: number, from: number): Vector =>
  Float64Array.from({ length }, (_, k) => Math.sin(k + from) * 0.2);

interface Given {
  readonly W: Vector;
  readonly x: Vector;
}

/** σ(W x), of n outputs and n × n weights; what is claimed by the weights may be spoiled. */
function layer(spoil: (byW: Vector, u: Vector) => void = () => {}): Subject {
  const product = ({ W, x }: Given): Vector =>
    x.map((_, i) => W.subarray(n * i, n * i + n).reduce((z, w, j) => z + w * x[j], 0));
  return {
    forward: (given: Given) => product(given).map(sigma),
    vjp({ W, x }: Given, u: Vector) {
      const delta = product({ W, x }).map((z, i) => sigmaSlope(z) * u[i]);
      const byW = W.map((_, k) => delta[Math.floor(k / n)] * x[k % n]);
      spoil(byW, u);
      return { W: byW, x: x.map((_, j) => delta.reduce((g, d, i) => g + d * W[n * i + j], 0)) };
    },
  };
}

/** A budget for which 900 weights and 30 outputs are too many entries. */
const options = {
  inputs: { W: numbers(n * n, 1), x: numbers(n, 5) },
  budget: 0.01,
};

describe('probe', () => {
  it('passes what is right, and says how it was compared and what may have been missed', () => {
    const verdict = gradcheck(layer(), options);
    expect(verdict).toMatchObject({
      outcome: 'pass',
      method: 'probes',
      missProbability: 2 ** -probes,
    });
    expect(verdict.evaluations.vjp).toBeLessThan(60);
  });

  it('finds one wrong entry, and names it', () => {
    const verdict = gradcheck(
      layer((g, u) => (g[407] += 1e-4 * u[13])),
      options,
    );
    expect(verdict.worst).toMatchObject({ law: 'pullback', input: 'W', index: [407] });
  });

  it('finds two entries that are exchanged', () => {
    const verdict = gradcheck(
      layer((g) => ([g[31], g[32]] = [g[32], g[31]])),
      options,
    );
    expect(verdict.outcome).toBe('fail');
    expect([31, 32]).toContain(verdict.worst!.index[0]);
  });

  it('finds a gradient that is wrong as a whole', () => {
    const half = layer((g) => g.forEach((v, k) => (g[k] = v / 2)));
    expect(gradcheck(half, options).outcome).toBe('fail');
    const nothing = layer((g) => g.fill(0));
    expect(gradcheck(nothing, options).outcome).toBe('fail');
  });

  it('finds a cotangent that is dropped, and NaN', () => {
    const ones = layer((g, u) => g.forEach((v, k) => (g[k] = v / u[Math.floor(k / n)])));
    expect(gradcheck(ones, options).outcome).toBe('fail');
    expect(
      gradcheck(
        layer((g) => (g[5] = NaN)),
        options,
      ).outcome,
    ).toBe('fail');
  });

  it('says what was refused', () => {
    const silent = { ...layer(), vjp: ({ W }: Given) => ({ W }) };
    expect(gradcheck(silent, options)).toMatchObject({
      outcome: 'fail',
      reason: 'missing gradient',
    });
  });
});

/** Dense layers of these lengths with f between them, and the mean loss of so many examples. */
const perceptron = (f: Gate<'x'>, lengths: readonly number[]): Network =>
  network(({ input, parameter, apply }) => {
    let X = input('X', real(16, lengths[0]));
    lengths.slice(1).forEach((m, k) => {
      const W = parameter(`W${k + 1}`, real(lengths[k], m));
      const b = parameter(`b${k + 1}`, real(m));
      const z = apply(dense, { X, W, b }, `z${k + 1}`);
      X = k === lengths.length - 2 ? z : apply(f, { x: z }, `h${k + 1}`);
    });
    const y = input('Y', oneHot(16, lengths.at(-1)!));
    return apply(mean, { x: apply(softmaxCrossEntropy, { y, z: X }, 'losses') }, 'L');
  });

describe('probe of a loss', () => {
  it.for([sigmoid, tanh, relu])('tells an entry of the usual size to 10⁻⁷, with $name', (f) => {
    const net = perceptron(f, [64, 32, 32, 10]);
    const at = begun(net, { seed: 1, lengths: {} });
    const wrt = net.wrt.filter((name) => name !== 'X');
    const { outcome, entries, resolution } = checkAt(net, at, { wrt, budget: 1e-3 });
    expect([outcome, entries.resolved]).toEqual(['pass', entries.compared]);
    expect(resolution).toBeLessThan(1e-7);
  });

  it.for([tanh, relu])('finds one entry that is off by a millionth, with $name', (f) => {
    const net = perceptron(f, [6, 8, 3]);
    const inputs = begun(net, { seed: 1, lengths: {} });
    const right = net.vjp(inputs, tensor(1)).W1.data;
    const k = right.findIndex((g) => Math.abs(g) > 0.01);
    const wrong: Subject = {
      forward: net.forward,
      vjp(at: Tensors, u: Tensor) {
        const { W1, ...others } = net.vjp(at, u);
        const data = W1.data.map((g, j) => (j === k ? g * (1 + 1e-6) : g));
        return { ...others, W1: { ...W1, data } };
      },
    };
    const { worst } = gradcheck(wrong, { inputs, wrt: ['W1', 'b1', 'W2'], budget: 1e-3 });
    const index = [Math.floor(k / 8), k % 8];
    expect(worst).toMatchObject({ law: 'pullback', input: 'W1', index });
  });
});

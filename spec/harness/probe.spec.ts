import { describe, expect, it } from 'vitest';
import { gradcheck, type Subject } from '../../harness/index.ts';
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

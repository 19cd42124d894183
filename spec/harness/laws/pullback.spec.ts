import { describe, expect, it } from 'vitest';
import {
  add,
  crossEntropy,
  divide,
  leakyRelu,
  logSumExp,
  matmul,
  matvec,
  max,
  mean,
  multiply,
  prod,
  relu,
  sigmoid,
  softmax,
  softmaxCrossEntropy,
  subtract,
  sum,
  tanh,
} from '../../../gates/index.ts';
import * as kit from '../../../gates/kit/index.ts';
import { real, type Options, type Subject } from '../../../harness/index.ts';
import { pullback } from '../../../harness/laws/pullback.ts';
import { checkLaw, verdictBy } from '../checkLaw.ts';
import { but, entrywise, loss, normalised, sigma, vector, type Vector } from '../subjects.ts';

const { map, map2, product, scale, softargmax, transpose, outer, ones } = kit;

/** Wrong on purpose: a law is worth only the mistakes it catches. */
const mutants: Record<string, Subject> = {
  'is twice too large': but(tanh, { vjp: (x, zBar) => tanh.vjp(x, scale(zBar, 2)) }),
  'is a millionth too large': but(tanh, { vjp: (x, zBar) => tanh.vjp(x, scale(zBar, 1 + 1e-6)) }),
  'has the wrong sign': but(tanh, { vjp: (x, zBar) => tanh.vjp(x, scale(zBar, -1)) }),
  'forgets the transpose of a square matrix': but(matvec, {
    inputs: { W: real('n', 'n'), x: real('n') },
    vjp: ({ W, x }, zBar) => ({ W: outer(zBar, x), x: product(W, zBar) }),
  }),
  'transposes the gradient by a square matrix': but(matvec, {
    inputs: { W: real('n', 'n'), x: real('n') },
    vjp: ({ W, x }, zBar) => ({ W: outer(x, zBar), x: product(transpose(W), zBar) }),
  }),
  'forgets one of its inputs': but(matvec, {
    vjp: (inputs, zBar) => ({ ...matvec.vjp(inputs, zBar), W: scale(inputs.W, 0) }),
  }),
  'exchanges the gradients of its inputs': but(matmul, {
    inputs: { A: real('n', 'n'), B: real('n', 'n') },
    output: ['n', 'n'],
    vjp(inputs, zBar) {
      const { A, B } = matmul.vjp(inputs, zBar);
      return { A: B, B: A };
    },
  }),
  'has each factor take its own gradient': but(multiply, {
    vjp: ({ x, y }, zBar) => ({ x: kit.multiply(zBar, x), y: kit.multiply(zBar, y) }),
  }),
  'gives +z̄ to both sides of a subtraction': but(subtract, {
    vjp: (_, zBar) => ({ x: map(zBar, (u) => u), y: map(zBar, (u) => u) }),
  }),
  'forgets the inner derivative of a quotient': but(divide, {
    vjp: ({ x, y }, zBar) => ({ x: kit.divide(zBar, y), y: map2(x, y, (a, b) => -a / b) }),
  }),
  'drops the cotangent': but(tanh, { vjp: ({ x }) => tanh.vjp({ x }, ones(x.shape)) }),
  'takes every cotangent for ones': but(sum, { vjp: ({ x }) => ({ x: ones(x.shape) }) }),
  'adds the cotangent for multiplying by it': but(logSumExp, {
    vjp: ({ x }, zBar) => ({ x: map(softargmax(x), (p) => p + zBar.data[0] - 1) }),
  }),
  'puts the cotangents one place further': but(add, {
    vjp({ x, y }, zBar) {
      const shifted = map(zBar, () => 0);
      zBar.data.forEach((u, i) => (shifted.data[(i + 1) % x.data.length] = u));
      return { ...add.vjp({ x, y }, zBar), x: shifted };
    },
  }),
  'sums where the forward takes the mean': but(mean, { vjp: sum.vjp }),
  'averages where the forward sums': but(sum, { vjp: mean.vjp }),
  'is constant where the slope is not': but(sigmoid, {
    vjp: (_, zBar) => ({ x: scale(zBar, 0.25) }),
  }),
  'takes the output for the input': but(sigmoid, {
    vjp: ({ x }, zBar) => sigmoid.vjp({ x: sigmoid.forward({ x }) }, zBar),
  }),
  'takes the input for the output': but(sigmoid, {
    vjp: ({ x }, zBar) => ({ x: map2(x, zBar, (z, u) => z * (1 - z) * u) }),
  }),
  'forgets the square of tanh': but(tanh, {
    vjp: ({ x }, zBar) => ({ x: map2(x, zBar, (a, u) => (1 - Math.tanh(a)) * u) }),
  }),
  'is right only at 0': but(sigmoid, {
    vjp: ({ x }, zBar) => ({ x: map2(x, zBar, (a, u) => (a === 0 ? 0.25 * u : 0)) }),
  }),
  'is wrong only at 0': but(prod, {
    // The product of the others, by a division that 0 does not survive.
    vjp: ({ x }, zBar) => ({
      x: map(x, (a) => (a === 0 ? 0 : (zBar.data[0] * prod.forward({ x }).data[0]) / a)),
    }),
  }),
  'is wrong only in the tails': but(tanh, {
    vjp: ({ x }, zBar) => ({
      x: map2(x, zBar, (a, u) => (Math.abs(a) > 3 ? 0 : (1 - Math.tanh(a) ** 2) * u)),
    }),
  }),
  'opens the wrong side of a kink': but(relu, {
    vjp: ({ x }, zBar) => ({ x: map2(x, zBar, (a, u) => (a < 0 ? u : 0)) }),
  }),
  'closes where the cotangent is negative': but(relu, {
    vjp: ({ x }, zBar) => ({ x: map2(x, zBar, (a, u) => (a > 0 && u > 0 ? u : 0)) }),
  }),
  'forgets the slope of the leaky side': but(leakyRelu, { vjp: relu.vjp }),
  'has a softmax of its diagonal alone': but(softmax, {
    vjp: ({ x }, zBar) => ({ x: map2(softargmax(x), zBar, (p, u) => p * (1 - p) * u) }),
  }),
  'takes the softmax of the cotangent': but(softmax, {
    vjp: ({ x }, zBar) => softmax.vjp({ x: kit.add(x, scale(zBar, 0)) }, softargmax(zBar)),
  }),
  'has the sign of the cross entropy turned': but(crossEntropy, {
    vjp: (inputs, zBar) => ({ p: scale(crossEntropy.vjp(inputs, zBar).p, -1) }),
  }),
  'forgets to subtract the labels': but(softmaxCrossEntropy, {
    vjp: ({ z }, zBar) => ({ z: scale(softargmax(z), zBar) }),
  }),
  'hands the gradient of the largest entry to the first': but(max, {
    vjp({ x }, zBar) {
      const xBar = scale(x, 0);
      xBar.data[0] = zBar.data[0];
      return { x: xBar };
    },
  }),
};

/** Where no case is drawn: one wrong entry in many, seen by its size alone. */
const wrongAtOneEntry: Record<string, [Subject, Options]> = {
  'of three, by a part in 10⁸': [
    entrywise(sigma, (x, i) => sigma(x) * sigma(-x) * (i === 2 ? 1 + 1e-8 : 1)),
    { inputs: { x: vector(0.5, -1, 2) } },
  ],
  'that is 0 and claimed to be 10⁻⁹': [
    but(matvec, {
      inputs: { W: real(2, 2), x: real(2) },
      output: [2],
      vjp(inputs, zBar) {
        const { W, x } = matvec.vjp(inputs, zBar);
        W.data[0] += 1e-9 * zBar.data[1];
        return { W, x };
      },
    }),
    {},
  ],
  'that is NaN': [entrywise(sigma, (_, i) => (i === 1 ? NaN : 0)), { inputs: { x: vector(1, 2) } }],
  'that is infinite': [
    entrywise(sigma, (x, i) => (i === 1 ? Infinity : sigma(x) * sigma(-x))),
    { inputs: { x: vector(1, 2) } },
  ],
};

/** Hard to measure, and right. */
const right: Record<string, [Subject, Vector]> = {
  'a sine of a thousand turns': [
    entrywise(
      (x) => Math.sin(1000 * x),
      (x) => 1000 * Math.cos(1000 * x),
    ),
    vector(0.3, 1, 2),
  ],
  'a small wave on a large constant': [entrywise((x) => 1e8 + Math.sin(x), Math.cos), vector(1, 2)],
  'a reciprocal beside its pole': [
    entrywise(
      (x) => 1 / x,
      (x) => -1 / x / x,
    ),
    vector(1e-3, 0.5),
  ],
  'a logarithm at the edge of its domain': [entrywise(Math.log, (x) => 1 / x), vector(1e-12, 1)],
  'a sum of entries of every size': [
    loss(
      (x) => x.reduce((a, b) => a + b, 0),
      (x) => x.map(() => 1),
    ),
    vector(1e8, 1e4, 1, 1e-4, 1e-8),
  ],
  'a softmax that is nearly one-hot': [normalised, vector(20, 0, -20)],
};

describe('pullback', () => {
  it.for(Object.entries(mutants))('fails a vjp that %s', ([, mutant]) => {
    expect(checkLaw(pullback, mutant)).toBe('fail');
  });

  it.for(Object.entries(wrongAtOneEntry))('fails one entry %s', ([, [subject, options]]) => {
    expect(checkLaw(pullback, subject, options)).toBe('fail');
  });

  it.for(Object.entries(right))('passes %s', ([, [subject, x]]) => {
    expect(verdictBy(pullback, subject, { inputs: { x } }).outcome).toBe('pass');
  });

  it('cannot see what only a cotangent with several entries shows', () => {
    const averaging = entrywise(sigma, () => NaN, {
      vjp({ x }: { x: Vector }, u: Vector) {
        const used = u.filter((v) => v !== 0).length;
        return { x: x.map((v, i) => (sigma(v) * sigma(-v) * u[i]) / used) };
      },
    });
    expect(checkLaw(pullback, averaging, { inputs: { x: vector(1, 2, 3) } })).toBe('pass');
  });

  it('cannot see that the forward is another function than was meant', () => {
    const doubled = entrywise(
      (x) => 2 * sigma(x),
      (x) => 2 * sigma(x) * sigma(-x),
    );
    expect(checkLaw(pullback, doubled, { inputs: { x: vector(1, 2) } })).toBe('pass');
  });

  it('has nothing to ask of a subject without a vjp', () => {
    const { vjp: _, ...rest } = tanh;
    expect(checkLaw(pullback, rest)).toBe('not asked');
  });
});

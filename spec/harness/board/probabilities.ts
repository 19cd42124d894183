import type { Subject } from '../../../harness/index.ts';
import { loss, sigma, softmaxOf, vector, type Vector } from '../subjects.ts';
import type { Board } from './board.ts';

const total = (x: Iterable<number>): number => [...x].reduce((a, b) => a + b, 0);
const dot = (a: Vector, b: Vector): number => total(a.map((v, i) => v * b[i]));

const top = (x: Vector): number => Math.max(...x);
const logSumExp = (x: Vector): number =>
  top(x) + Math.log(total(x.map((v) => Math.exp(v - top(x)))));
const logSoftmax = (x: Vector): Vector =>
  x.map((v) => v - top(x) - Math.log(total(x.map((w) => Math.exp(w - top(x))))));

const given = (
  f: (x: Vector) => number,
  gradient: (x: Vector) => Vector,
  ...x: number[]
): Board[string] => [loss(f, gradient), { x: vector(...x) }];

/** A number made of two vectors, with both gradients. */
const pair = (
  f: (x: Vector, y: Vector) => number,
  dx: (x: Vector, y: Vector) => Vector,
  dy: (x: Vector, y: Vector) => Vector,
): Subject => ({
  forward: ({ x, y }: { x: Vector; y: Vector }) => f(x, y),
  vjp: ({ x, y }: { x: Vector; y: Vector }, u: number) => ({
    x: dx(x, y).map((g) => g * u),
    y: dy(x, y).map((g) => g * u),
  }),
});

const logs = (back: (x: Vector, u: Vector) => Vector): Subject => ({
  forward: ({ x }: { x: Vector }) => logSoftmax(x),
  vjp: ({ x }: { x: Vector }, u: Vector) => ({ x: back(x, u) }),
});
const logSoftmaxBack = (x: Vector, u: Vector): Vector => {
  const p = softmaxOf(x);
  return u.map((v, i) => v - p[i] * total(u));
};

const softLabels = (
  byScores: (x: Vector, y: Vector) => Vector,
  byLabels: (x: Vector, y: Vector) => Vector,
): Subject => pair((x, y) => -dot(y, logSoftmax(x)), byScores, byLabels);
const scoresGradient = (x: Vector, y: Vector): Vector =>
  softmaxOf(x).map((p, i) => p * total(y) - y[i]);
const labelsGradient = (x: Vector): Vector => logSoftmax(x).map((v) => -v);

const divergence = (
  byP: (p: Vector, q: Vector) => Vector,
  byQ: (p: Vector, q: Vector) => Vector,
): Subject => pair((p, q) => total(p.map((v, i) => v * Math.log(v / q[i]))), byP, byQ);
const byP = (p: Vector, q: Vector): Vector => p.map((v, i) => Math.log(v / q[i]) + 1);
const byQ = (p: Vector, q: Vector): Vector => q.map((v, i) => -p[i] / v);

const entropy = (p: Vector): number => -total(p.map((v) => v * Math.log(v)));
const entropyGradient = (p: Vector): Vector => p.map((v) => -Math.log(v) - 1);

/** Scores of two classes and their labels: x − x y + log(1 + e⁻ˣ). */
const binary = (by: (x: number, y: number) => number): Subject =>
  pair(
    (x, y) =>
      total(x.map((v, i) => Math.max(v, 0) - v * y[i] + Math.log1p(Math.exp(-Math.abs(v))))),
    (x, y) => x.map((v, i) => by(v, y[i])),
    (x) => x.map((v) => -v),
  );
const byProbability = (slope: (p: number) => number): Subject =>
  loss(
    (p) => -total(p.map((v, i) => (i % 2 === 0 ? Math.log(v) : Math.log1p(-v)))),
    (p) => p.map((v, i) => (i % 2 === 0 ? -1 / v : slope(v))),
  );

const focal = (slope: (x: number) => number): Subject =>
  loss(
    (x) => total(x.map((v) => -(sigma(-v) ** 2) * Math.log(sigma(v)))),
    (x) => x.map(slope),
  );

const tempered = (t: number): Subject => ({
  forward: ({ x }: { x: Vector }) => softmaxOf(x.map((v) => v / 0.1)),
  vjp({ x }: { x: Vector }, u: Vector) {
    const p = softmaxOf(x.map((v) => v / 0.1));
    return { x: p.map((v, i) => (v * (u[i] - dot(p, u))) / t) };
  },
});

export const rightProbabilities: Board = {
  'log Σ exp of ordinary numbers': given(logSumExp, softmaxOf, 1, -2, 0.5),
  'log Σ exp of ties': given(logSumExp, softmaxOf, 3, 3, 3),
  'log softmax': [logs(logSoftmaxBack), { x: vector(1, -2, 0.5, 3) }],
  'cross entropy with soft labels': [
    softLabels(scoresGradient, labelsGradient),
    { x: vector(1, -2, 0.5), y: vector(0.25, 0.5, 0.25) },
  ],
  'cross entropy with labels that do not add up to 1': [
    softLabels(scoresGradient, labelsGradient),
    { x: vector(1, -2, 0.5), y: vector(1, 2, 0) },
  ],
  'cross entropy with one-hot labels': [
    softLabels(scoresGradient, labelsGradient),
    { x: vector(5, -2, 0.5), y: vector(1, 0, 0) },
  ],
  'Kullback and Leibler’s divergence': [
    divergence(byP, byQ),
    { x: vector(0.2, 0.3, 0.5), y: vector(0.4, 0.4, 0.2) },
  ],
  'the divergence of a distribution from itself': [
    divergence(byP, byQ),
    { x: vector(0.25, 0.25, 0.5), y: vector(0.25, 0.25, 0.5) },
  ],
  'the entropy of three': given(entropy, entropyGradient, 0.2, 0.3, 0.5),
  'the entropy of three, one of them near 0': given(entropy, entropyGradient, 2 ** -10, 0.25, 0.75),
  'the logistic loss': [
    binary((x, y) => sigma(x) - y),
    { x: vector(-3, 0, 2, 0.1), y: vector(0, 1, 1, 0.5) },
  ],
  'the loss of probabilities': [
    byProbability((p) => 1 / (1 - p)),
    { x: vector(0.25, 0.75, 0.5, 0.125) },
  ],
  'the focal loss': [
    focal((x) => 2 * sigma(-x) * sigma(x) * sigma(-x) * Math.log(sigma(x)) - sigma(-x) ** 3),
    { x: vector(-2, 0, 1, 3) },
  ],
  'a softmax of temperature 0.1': [tempered(0.1), { x: vector(0.1, 0.2, 0.05) }],
};

export const wrongProbabilities: Board = {
  'log Σ exp with its powers not divided': given(logSumExp, (x) => x.map(Math.exp), 1, -2, 0.5),
  'log Σ exp to the largest alone': given(
    logSumExp,
    (x) => x.map((v) => Number(v === top(x))),
    1,
    2,
    0.5,
  ),
  'log Σ exp with one entry 1 % too big': given(
    logSumExp,
    (x) => softmaxOf(x).map((p, i) => (i === 1 ? 1.01 * p : p)),
    1,
    -2,
    0.5,
  ),
  'log softmax without its sum': [logs((_, u) => u.slice()), { x: vector(1, -2, 0.5, 3) }],
  'log softmax by its diagonal': [
    logs((x, u) => softmaxOf(x).map((p, i) => u[i] * (1 - p))),
    { x: vector(1, -2, 0.5) },
  ],
  'log softmax with the slope of softmax': [
    logs((x, u) => {
      const p = softmaxOf(x);
      return p.map((v, i) => v * (u[i] - dot(p, u)));
    }),
    { x: vector(1, -2, 0.5) },
  ],
  'cross entropy with soft labels, divided by their number': [
    softLabels((x, y) => scoresGradient(x, y).map((g) => g / 3), labelsGradient),
    { x: vector(1, -2, 0.5), y: vector(0.25, 0.5, 0.25) },
  ],
  'cross entropy that takes it that labels add up to 1': [
    softLabels((x, y) => softmaxOf(x).map((p, i) => p - y[i]), labelsGradient),
    { x: vector(1, -2, 0.5), y: vector(1, 2, 0) },
  ],
  'cross entropy with zeros for its labels': [
    softLabels(scoresGradient, (_, y) => y.map(() => 0)),
    { x: vector(1, -2, 0.5), y: vector(0.25, 0.5, 0.25) },
  ],
  'cross entropy of smoothed labels with hard ones in its slope': [
    softLabels((x, y) => softmaxOf(x).map((p, i) => p - Math.round(y[i])), labelsGradient),
    { x: vector(1, -2, 0.5), y: vector(0.9, 0.05, 0.05) },
  ],
  'Kullback and Leibler’s divergence without its 1': [
    divergence((p, q) => byP(p, q).map((g) => g - 1), byQ),
    { x: vector(0.2, 0.3, 0.5), y: vector(0.4, 0.4, 0.2) },
  ],
  'Kullback and Leibler’s divergence the other way round': [
    divergence(byQ, byP),
    { x: vector(0.2, 0.3, 0.5), y: vector(0.4, 0.4, 0.2) },
  ],
  'the entropy without its 1': given(entropy, (p) => p.map((v) => -Math.log(v)), 0.2, 0.3, 0.5),
  'the entropy by logarithms to the base of 2': given(
    entropy,
    (p) => p.map((v) => -Math.log2(v) - 1),
    0.2,
    0.3,
    0.5,
  ),
  'the logistic loss with its sign': [
    binary((x, y) => y - sigma(x)),
    { x: vector(-3, 0, 2), y: vector(0, 1, 1) },
  ],
  'the logistic loss times σ′': [
    binary((x, y) => (sigma(x) - y) * sigma(x) * sigma(-x)),
    { x: vector(-3, 0, 2), y: vector(0, 1, 1) },
  ],
  'the loss of probabilities with a guard of 10⁻²': [
    byProbability((p) => 1 / (1 - p + 1e-2)),
    { x: vector(0.25, 0.75, 0.5, 0.125) },
  ],
  'the focal loss without the slope of its weight': [
    focal((x) => -(sigma(-x) ** 3)),
    { x: vector(-2, 0, 1, 3) },
  ],
  'a softmax of temperature 0.1 that forgets it': [tempered(1), { x: vector(0.1, 0.2, 0.05) }],
};

export const rightProbabilitiesFine: Board = {
  'log Σ exp at 10⁴': given(logSumExp, softmaxOf, 1e4, 1e4 - 1, 9990),
  'log Σ exp at −10⁴': given(logSumExp, softmaxOf, -1e4, -1e4 - 1, -10005),
  'log softmax of (1000, 0, −1000)': [logs(logSoftmaxBack), { x: vector(1000, 0, -1000) }],
  'the divergence of near distributions': [
    divergence(byP, byQ),
    { x: vector(0.25, 0.25, 0.5), y: vector(0.25 + 1e-9, 0.25 - 1e-9, 0.5) },
  ],
  'the entropy with one at 10⁻¹²': given(entropy, entropyGradient, 1e-12, 0.25, 0.75),
  'the logistic loss at ±40': [
    binary((x, y) => sigma(x) - y),
    { x: vector(-40, 40, 1), y: vector(1, 0, 1) },
  ],
  'the loss of probabilities near both ends': [
    byProbability((p) => 1 / (1 - p)),
    { x: vector(1e-9, 1 - 2 ** -30, 1e-3, 1e-12) },
  ],
};

export const wrongProbabilitiesFine: Board = {
  'log Σ exp at 10⁴ with one entry 10⁻⁶ too big': given(
    logSumExp,
    (x) => softmaxOf(x).map((p, i) => (i === 1 ? p * (1 + 1e-6) : p)),
    1e4,
    1e4 - 1,
    9990,
  ),
  'the entropy with one at 10⁻¹², guarded by 10⁻¹²': given(
    entropy,
    (p) => p.map((v) => -Math.log(v + 1e-12) - 1),
    1e-12,
    0.25,
    0.75,
  ),
  'the divergence of near distributions without its 1': [
    divergence((p, q) => p.map((v, i) => Math.log(v / q[i])), byQ),
    { x: vector(0.25, 0.25, 0.5), y: vector(0.25 + 1e-9, 0.25 - 1e-9, 0.5) },
  ],
  'the logistic loss at 12 with slope 0': [
    binary((x, y) => (Math.abs(x) > 10 ? 0 : sigma(x) - y)),
    { x: vector(12, 1), y: vector(1, 1) },
  ],
  'the loss of probabilities near 1 with a guard of 10⁻⁷': [
    byProbability((p) => 1 / (1 - p + 1e-7)),
    { x: vector(0.5, 1 - 2 ** -10) },
  ],
};

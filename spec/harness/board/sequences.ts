import type { Subject } from '../../../harness/index.ts';
import { softmaxOf, vector, type Vector } from '../subjects.ts';
import { map, number, type Board } from './board.ts';

const sum = (count: number, term: (k: number) => number): number => {
  let total = 0;
  for (let k = 0; k < count; k++) total += term(k);
  return total;
};
const list = (count: number, entry: (k: number) => number): Vector =>
  Float64Array.from({ length: count }, (_, k) => entry(k));

const sums = (x: Vector): Vector => list(x.length, (i) => sum(i + 1, (k) => x[k]));
const sumsBack = (x: Vector, u: Vector): Vector =>
  list(x.length, (j) => sum(x.length, (i) => (i >= j ? u[i] : 0)));
const productTo = (x: Vector, end: number, without: number): number =>
  x.subarray(0, end + 1).reduce((a, v, k) => (k === without ? a : a * v), 1);
const products = (x: Vector): Vector => list(x.length, (i) => productTo(x, i, -1));
const productsBack = (x: Vector, u: Vector): Vector =>
  list(x.length, (j) => sum(x.length, (i) => (i >= j ? u[i] * productTo(x, i, j) : 0)));
const differences = (x: Vector): Vector => list(x.length - 1, (i) => x[i + 1] - x[i]);
const differencesBack =
  (sign: number) =>
  (x: Vector, u: Vector): Vector =>
    list(x.length, (j) => (j > 0 ? u[j - 1] : 0) - sign * (j < u.length ? u[j] : 0));

const places = [2, 0, 2, 2, 1];
const gather = (x: Vector): Vector => list(places.length, (i) => x[places[i]]);
const gatherBack =
  (add: boolean) =>
  (x: Vector, u: Vector): Vector => {
    const back = list(x.length, () => 0);
    places.forEach((to, i) => (back[to] = (add ? back[to] : 0) + u[i]));
    return back;
  };
const scatter = (x: Vector): Vector => gatherBack(true)(vector(0, 0, 0), x);
const scatterBack = (x: Vector, u: Vector): Vector => list(x.length, (i) => u[places[i]]);
const overwrite = (x: Vector): Vector => gatherBack(false)(vector(0, 0, 0), x);
const overwriteBack = (x: Vector, u: Vector): Vector =>
  list(x.length, (i) => (places.lastIndexOf(places[i]) === i ? u[places[i]] : 0));

/** x with a kernel w moved over it by a stride, with zeros around. */
const stride = 2;
const padding = 1;
const lengthOf = (x: Vector, w: Vector): number =>
  Math.floor((x.length + 2 * padding - w.length) / stride) + 1;
const convolve = (x: Vector, w: Vector): Vector =>
  list(lengthOf(x, w), (i) => sum(w.length, (k) => w[k] * (x[i * stride + k - padding] ?? 0)));
type Shift = { stride?: number; padding?: number; flip?: boolean };
const convolution = (wrong: Shift = {}): Subject => {
  const step = wrong.stride ?? stride;
  const pad = wrong.padding ?? padding;
  return {
    forward: ({ x, w }: { x: Vector; w: Vector }) => convolve(x, w),
    vjp: ({ x, w }: { x: Vector; w: Vector }, u: Vector) => ({
      x: list(x.length, (j) =>
        sum(u.length, (i) => {
          const k = j - i * step + pad;
          return u[i] * ((wrong.flip === true ? w[w.length - 1 - k] : w[k]) ?? 0);
        }),
      ),
      w: list(w.length, (k) => sum(u.length, (i) => u[i] * (x[i * step + k - pad] ?? 0))),
    }),
  };
};
const signal = { x: vector(1, -2, 0.5, 3, 0, -1, 2), w: vector(0.5, -1, 2) };

/** Means of three with zeros around, counted with them or without. */
const pooled = (x: Vector): Vector =>
  list(x.length, (i) => ((x[i - 1] ?? 0) + x[i] + (x[i + 1] ?? 0)) / 3);
const pooledBack =
  (count: (i: number, n: number) => number) =>
  (x: Vector, u: Vector): Vector =>
    list(x.length, (j) =>
      sum(x.length, (i) => (Math.abs(i - j) <= 1 ? u[i] / count(i, x.length) : 0)),
    );

/** Pairs (re, im) of complex numbers. */
const times = ([a, b]: Vector, [c, d]: Vector): Vector => vector(a * c - b * d, a * d + b * c);
const conjugate = ([a, b]: Vector): Vector => vector(a, -b);
const over = (z: Vector, w: Vector): Vector =>
  times(z, conjugate(w)).map((v) => v / (w[0] ** 2 + w[1] ** 2));
const complexTimes = (turn: (w: Vector) => Vector): Subject => ({
  forward: ({ z, w }: { z: Vector; w: Vector }) => times(z, w),
  vjp: ({ z, w }: { z: Vector; w: Vector }, u: Vector) => ({
    z: times(u, turn(w)),
    w: times(u, turn(z)),
  }),
});
const complexOver = (sign: number): Subject => ({
  forward: ({ z, w }: { z: Vector; w: Vector }) => over(z, w),
  vjp: ({ z, w }: { z: Vector; w: Vector }, u: Vector) => ({
    z: over(u, conjugate(w)),
    w: times(u, conjugate(over(over(z, w), w))).map((v) => sign * v),
  }),
});
const complexSquareRoot = ([a, b]: Vector): Vector => {
  const r = Math.hypot(a, b);
  return vector(Math.sqrt((r + a) / 2), Math.sign(b) * Math.sqrt((r - a) / 2));
};
const complexExp = ([a, b]: Vector): Vector =>
  vector(Math.exp(a) * Math.cos(b), Math.exp(a) * Math.sin(b));
const numbers = { z: vector(1, -2), w: vector(0.5, 3) };

/** Euler’s steps of a pendulum: angle and speed after so many. */
const stepOf = ([q, p]: Vector): Vector => vector(q + 0.05 * p, p - 0.05 * Math.sin(q));
const orbit = (x: Vector, count: number): Vector[] => {
  const path = [x];
  for (let k = 0; k < count; k++) path.push(stepOf(path[k]));
  return path;
};
const pendulumBack =
  (count: number, first = 0) =>
  (x: Vector, u: Vector): Vector =>
    orbit(x, 50)
      .slice(first, count)
      .reduceRight(
        ([a, b], [q]) => vector(a - 0.05 * Math.cos(q) * b, b + 0.05 * a),
        Float64Array.from(u),
      );

/** x ↦ r x (1 − x), so many times. */
const logisticMap = (
  r: number,
  count: number,
): [(x: Vector) => Vector, (x: Vector, u: Vector) => Vector] => [
  (x) =>
    x.map((v) => {
      let at = v;
      for (let k = 0; k < count; k++) at = r * at * (1 - at);
      return at;
    }),
  (x, u) =>
    x.map((v, i) => {
      let [at, slope] = [v, u[i]];
      for (let k = 0; k < count; k++) {
        slope *= r * (1 - 2 * at);
        at = r * at * (1 - at);
      }
      return slope;
    }),
];

/** h ← tanh(w h + v xₜ) from 0 on: the last h by w, v and all x; `back` steps of it. */
const recurrent = (back: number): Subject => {
  const run = (w: number, v: number, x: Vector): number[] => {
    const h = [0];
    x.forEach((input) => h.push(Math.tanh(w * h.at(-1)! + v * input)));
    return h;
  };
  return {
    forward: ({ w, v, x }: { w: number; v: number; x: Vector }) => run(w, v, x).at(-1)!,
    vjp({ w, v, x }: { w: number; v: number; x: Vector }, u: number) {
      const h = run(w, v, x);
      const grad = { w: 0, v: 0, x: list(x.length, () => 0) };
      let delta = u;
      for (let t = x.length; t > Math.max(0, x.length - back); t--) {
        const inner = delta * (1 - h[t] ** 2);
        grad.w += inner * h[t - 1];
        grad.v += inner * x[t - 1];
        grad.x[t - 1] = inner * v;
        delta = inner * w;
      }
      return grad;
    },
  };
};
const series = { w: 0.9, v: 0.5, x: vector(1, -2, 0.5, 3, -1, 0.25, 2, -0.5) };

/** A function put into itself so many times. */
const deep = (
  f: (x: number) => number,
  df: (x: number) => number,
  layers: number,
  from = 0,
): [(x: Vector) => Vector, (x: Vector, u: Vector) => Vector] => [
  (x) =>
    x.map((v) => {
      let at = v;
      for (let k = 0; k < layers; k++) at = f(at);
      return at;
    }),
  (x, u) =>
    x.map((v, i) => {
      let [at, slope] = [v, u[i]];
      for (let k = 0; k < layers; k++) {
        if (k >= from) slope *= df(at);
        at = f(at);
      }
      return slope;
    }),
];
const sine = (layers: number, from = 0): ReturnType<typeof deep> =>
  deep(Math.sin, Math.cos, layers, from);
const hyperbolic = (layers: number, from = 0): ReturnType<typeof deep> =>
  deep(
    (x) => Math.tanh(1.5 * x),
    (x) => 1.5 / Math.cosh(1.5 * x) ** 2,
    layers,
    from,
  );

/** One query, three keys and values of two numbers each. */
const attention = (scale: number): Subject => {
  const dotOf = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1];
  const row = (A: Vector, i: number): Vector => A.slice(2 * i, 2 * i + 2);
  type Given = { q: Vector; K: Vector; V: Vector };
  const weights = ({ q, K }: Given): Vector =>
    softmaxOf(list(3, (i) => dotOf(q, row(K, i)) / Math.SQRT2));
  return {
    forward: (at: Given) => list(2, (j) => sum(3, (i) => weights(at)[i] * at.V[2 * i + j])),
    vjp(at: Given, u: Vector) {
      const p = weights(at);
      const dp = list(3, (i) => dotOf(u, row(at.V, i)));
      const middle = sum(3, (i) => p[i] * dp[i]);
      const ds = p.map((v, i) => scale * v * (dp[i] - middle));
      return {
        q: list(2, (j) => sum(3, (i) => ds[i] * at.K[2 * i + j])),
        K: list(6, (k) => ds[k >> 1] * at.q[k % 2]),
        V: list(6, (k) => p[k >> 1] * u[k % 2]),
      };
    },
  };
};
const asked = {
  q: vector(1, -0.5),
  K: vector(0.5, 1, -1, 2, 0, -1),
  V: vector(1, 2, -1, 0.5, 3, -2),
};

/** The root of x by Newton’s steps from 1. */
const newton = (x: Vector): Vector =>
  x.map((v) => {
    let root = 1;
    for (let k = 0; k < 12; k++) root = (root + v / root) / 2;
    return root;
  });

/** A polynomial by Horner’s rule, by its coefficients at 0.75. */
const polynomial = (x: Vector): number => x.reduceRight((z, c) => 0.75 * z + c, 0);

export const rightSequences: Board = {
  'a cumulative sum': map(sums, sumsBack, 1, -2, 0.5, 0, 3),
  'a cumulative product': map(products, productsBack, 1, -2, 0.5, 3),
  'a cumulative product with a zero': map(products, productsBack, 2, 0, 3, -1),
  'a cumulative product with two zeros': map(products, productsBack, 2, 0, 3, 0, 5),
  differences: map(differences, differencesBack(1), 1, 4, -2, 0),
  'a gather with an index three times': map(gather, gatherBack(true), 1, -2, 0.5),
  'a scatter that adds up': map(scatter, scatterBack, 1, -2, 0.5, 3, 5),
  'a scatter where the last one stays': map(overwrite, overwriteBack, 1, -2, 0.5, 3, 5),
  'a convolution of stride 2 with a zero at each end': [convolution(), signal],
  'means of three with zeros around, counted': map(
    pooled,
    pooledBack(() => 3),
    1,
    -2,
    0.5,
    3,
  ),
  'a product of complex numbers': [complexTimes(conjugate), numbers],
  'a quotient of complex numbers': [complexOver(-1), numbers],
  'the root of a complex number': map(
    complexSquareRoot,
    (x, u) => over(u, conjugate(complexSquareRoot(x).map((v) => 2 * v))),
    1,
    -2,
  ),
  'the exponential of a complex number': map(
    complexExp,
    (x, u) => times(u, conjugate(complexExp(x))),
    0.5,
    2,
  ),
  'fifty steps of a pendulum': map((x) => orbit(x, 50)[50], pendulumBack(50), 1, 0.5),
  'ten steps of the logistic map where it is tame': map(...logisticMap(2.5, 10), 0.3, 0.7),
  'ten steps of the logistic map where it is wild': map(...logisticMap(3.9, 10), 0.3, 0.6),
  'a recurrent network of eight steps': [recurrent(8), series],
  'sin of sin, twenty deep': map(...sine(20), 1, -0.5, 3),
  'tanh 1.5x, ten deep': map(...hyperbolic(10), 1, -0.5, 0.01),
  attention: [attention(Math.SQRT1_2), asked],
  'a root by twelve steps of Newton’s': map(
    newton,
    (x, u) => x.map((v, i) => (0.5 * u[i]) / Math.sqrt(v)),
    2,
    9,
    0.25,
  ),
  'a polynomial by its coefficients': number(
    polynomial,
    (x) => x.map((_, k) => 0.75 ** k),
    1,
    -2,
    0.5,
    3,
  ),
};

export const wrongSequences: Board = {
  'a cumulative sum the other way round': map(sums, (_, u) => sums(u), 1, -2, 0.5, 0, 3),
  'a cumulative sum without its own entry': map(
    sums,
    (x, u) => sumsBack(x, u).map((g, j) => g - u[j]),
    1,
    -2,
    0.5,
    3,
  ),
  'a cumulative product by division, with a zero': map(
    products,
    (x, u) =>
      list(x.length, (j) =>
        x[j] === 0 ? 0 : sum(x.length, (i) => (i >= j ? (u[i] * products(x)[i]) / x[j] : 0)),
      ),
    2,
    0,
    3,
    -1,
  ),
  'a cumulative product as one product': map(
    products,
    (x, u) => list(x.length, (j) => sum(x.length, (i) => u[i] * productTo(x, x.length - 1, j))),
    1,
    -2,
    0.5,
    3,
  ),
  'differences without their sign': map(differences, differencesBack(-1), 1, 4, -2, 0),
  'a gather that does not add up': map(gather, gatherBack(false), 1, -2, 0.5),
  'a gather of its own places': map(gather, (x, u) => list(x.length, (i) => u[i]), 1, -2, 0.5),
  'a scatter where the last one stays and all get': map(overwrite, scatterBack, 1, -2, 0.5, 3, 5),
  'a convolution with its kernel turned round': [convolution({ flip: true }), signal],
  'a convolution with a padding of 0 in its gradient': [convolution({ padding: 0 }), signal],
  'a convolution with a stride of 1 in its gradient': [convolution({ stride: 1 }), signal],
  'means of three with zeros around, not counted': map(
    pooled,
    pooledBack((i, n) => (i === 0 || i === n - 1 ? 2 : 3)),
    1,
    -2,
    0.5,
    3,
  ),
  'a product of complex numbers without conjugates': [complexTimes((w) => w), numbers],
  'a quotient of complex numbers with its sign': [complexOver(1), numbers],
  'the root of a complex number without conjugates': map(
    complexSquareRoot,
    (x, u) =>
      over(
        u,
        complexSquareRoot(x).map((v) => 2 * v),
      ),
    1,
    -2,
  ),
  'the exponential of a complex number as two real ones': map(
    complexExp,
    (x, u) => x.map((_, i) => u[i] * complexExp(x)[i]),
    0.5,
    2,
  ),
  'forty-nine of fifty steps of a pendulum': map(
    (x) => orbit(x, 50)[50],
    pendulumBack(50, 1),
    1,
    0.5,
  ),
  'ten steps of the logistic map, nine of them': map(
    logisticMap(2.5, 10)[0],
    logisticMap(2.5, 9)[1],
    0.3,
    0.7,
  ),
  'a recurrent network cut after three steps': [recurrent(3), series],
  'a recurrent network cut before its first step': [recurrent(7), series],
  'sin of sin, twenty deep, nineteen of them': map(...sine(20, 1), 1, -0.5, 3),
  'tanh 1.5x, ten deep, nine of them': map(...hyperbolic(10, 1), 1, -0.5, 0.01),
  'attention without its scale': [attention(1), asked],
  'a root by Newton’s steps, by the last of them': map(
    newton,
    (x, u) => x.map((v, i) => u[i] / (2 * Math.sqrt(v)) / 2),
    2,
    9,
  ),
  'a polynomial by its coefficients from behind': number(
    polynomial,
    (x) => x.map((_, k) => 0.75 ** (x.length - 1 - k)),
    1,
    -2,
    0.5,
    3,
  ),
};

export const rightSequencesFine: Board = {
  'a cumulative sum of mixed scale': map(sums, sumsBack, 1e8, 1, 1e-8, -1e8, 1e-3),
  'a cumulative product from 10⁻⁶ to 10⁶': map(products, productsBack, 1e6, 1e-6, 1e3, -1e-3),
  'thirty steps of the logistic map where it is wild': map(...logisticMap(3.9, 30), 0.3, 0.6),
  'tanh 1.5x, forty deep': map(...hyperbolic(40), 1, -0.5, 0.01),
  'tanh x / 2, thirty deep': map(
    ...deep(
      (x) => Math.tanh(x / 2),
      (x) => 0.5 / Math.cosh(x / 2) ** 2,
      30,
    ),
    1,
    -2,
  ),
  'the root of a complex number beside its cut': map(
    complexSquareRoot,
    (x, u) => over(u, conjugate(complexSquareRoot(x).map((v) => 2 * v))),
    -1,
    1e-3,
  ),
  'a polynomial of 60 coefficients': number(
    polynomial,
    (x) => x.map((_, k) => 0.75 ** k),
    ...Array.from({ length: 60 }, (_, k) => Math.cos(k)),
  ),
};

export const wrongSequencesFine: Board = {
  'thirty steps of the logistic map, one of them with a slope of r': map(
    logisticMap(3.9, 30)[0],
    (x, u) => logisticMap(3.9, 30)[1](x, u).map((g, i) => g * (1 + 1e-3 / (1 - 2 * x[i]))),
    0.3,
    0.6,
  ),
  'tanh x / 2, thirty deep, with zeros': map(
    deep(
      (x) => Math.tanh(x / 2),
      () => 0,
      30,
    )[0],
    (x) => x.map(() => 0),
    1,
    -2,
  ),
  'a cumulative sum of mixed scale without its smallest': map(
    sums,
    (x, u) => sumsBack(x, u).map((g, j) => (j === 2 ? 0 : g)),
    1e8,
    1,
    1e-8,
    -1e8,
    1e-3,
  ),
  'a polynomial of 60 coefficients, the last of them dropped': number(
    polynomial,
    (x) => x.map((_, k) => (k === 59 ? 0 : 0.75 ** k)),
    ...Array.from({ length: 60 }, (_, k) => Math.cos(k)),
  ),
};

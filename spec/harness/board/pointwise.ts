import type { Subject } from '../../../harness/index.ts';
import { entrywise, range, rectifier, sigma, vector, type Vector } from '../subjects.ts';
import type { Board } from './board.ts';

type Real = (x: number) => number;

const on = (f: Real, df: Real, ...x: number[]): Board[string] => [
  entrywise(f, df),
  { x: vector(...x) },
];

const hinge: Real = (x) => Math.max(0, 1 - x);
const hingeSlope =
  (atEdge: number): Real =>
  (x) =>
    x === 1 ? atEdge : -Number(x < 1);
const elu: Real = (x) => (x > 0 ? x : 2 * Math.expm1(x));
const eluSlope =
  (atZero: number): Real =>
  (x) =>
    x === 0 ? atZero : x > 0 ? 1 : 2 * Math.exp(x);
const [lambda, alpha] = [1.0507009873554805, 1.6732632423543772];
const selu: Real = (x) => lambda * (x > 0 ? x : alpha * Math.expm1(x));
const seluSlope =
  (atZero: number): Real =>
  (x) =>
    x === 0 ? atZero : lambda * (x > 0 ? 1 : alpha * Math.exp(x));
const leaky: Real = (x) => (x > 0 ? x : 0.01 * x);
const leakySlope =
  (atZero: number): Real =>
  (x) =>
    x === 0 ? atZero : x > 0 ? 1 : 0.01;
const relu6: Real = (x) => Math.min(Math.max(x, 0), 6);
const hardSigmoid: Real = (x) => Math.min(Math.max(x / 6 + 0.5, 0), 1);
const huber: Real = (x) => (Math.abs(x) <= 1e-3 ? (x * x) / 2 : 1e-3 * (Math.abs(x) - 5e-4));
const softplus: Real = (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
const swish: Real = (x) => x * sigma(x);
const swishSlope: Real = (x) => sigma(x) * (1 + x * sigma(-x));
const mish: Real = (x) => x * Math.tanh(softplus(x));
const mishSlope: Real = (x) => {
  const t = Math.tanh(softplus(x));
  return t + x * sigma(x) * (1 - t * t);
};
const sinc: Real = (x) => (x === 0 ? 1 : Math.sin(x) / x);
const sincSlope: Real = (x) => (x === 0 ? 0 : (x * Math.cos(x) - Math.sin(x)) / (x * x));
const log1pSlope: Real = (x) => 1 / (1 + x);
const logit: Real = (p) => Math.log(p / (1 - p));
const folded: Real = (x) => Math.abs(Math.abs(x) - 1);
const foldedSlope: Real = (x) => Math.sign(Math.abs(x) - 1) * Math.sign(x);

/** z = f(x, y) of two numbers each, with both slopes. */
const both = (
  f: (x: number, y: number) => number,
  dx: (x: number, y: number) => number,
  dy: (x: number, y: number) => number,
): Subject => ({
  forward: ({ x, y }: { x: Vector; y: Vector }) => x.map((v, i) => f(v, y[i])),
  vjp: ({ x, y }: { x: Vector; y: Vector }, u: Vector) => ({
    x: x.map((v, i) => dx(v, y[i]) * u[i]),
    y: y.map((v, i) => dy(x[i], v) * u[i]),
  }),
});

const at = (...pairs: [number, number][]): { x: Vector; y: Vector } => ({
  x: vector(...pairs.map(([x]) => x)),
  y: vector(...pairs.map(([, y]) => y)),
});

const square = (x: number, y: number): number => x * x + y * y;
const angle = both(
  Math.atan2,
  (y, x) => x / square(x, y),
  (y, x) => -y / square(x, y),
);
const power = both(
  (x, y) => x ** y,
  (x, y) => y * x ** (y - 1),
  (x, y) => (x === 0 ? 0 : x ** y * Math.log(x)),
);
const larger = (first: number, second: number): Subject =>
  both(
    Math.max,
    (x, y) => (x === y ? first : Number(x > y)),
    (x, y) => (x === y ? second : Number(y > x)),
  );
const parametric = (byParameter: Real): Subject =>
  both(
    (x, a) => (x > 0 ? x : a * x),
    (x, a) => (x > 0 ? 1 : a),
    byParameter,
  );

/** Functions of one or two numbers, in float64 and in float32. */
export const rightPointwise: Board = {
  'a hinge at its edge with slope 0': on(hinge, hingeSlope(0), 1, 0.5, 3),
  'a hinge at its edge with slope −1': on(hinge, hingeSlope(-1), 1, 0.5, 3),
  'a hinge at its edge with slope −0.25': on(hinge, hingeSlope(-0.25), 1, 0.5, 3),
  'elu with α = 2 at 0 with slope 1': on(elu, eluSlope(1), 0, 1, -2),
  'elu with α = 2 at 0 with slope 2': on(elu, eluSlope(2), 0, 1, -2),
  'elu with α = 1 at 0': on(
    (x) => (x > 0 ? x : Math.expm1(x)),
    (x) => (x > 0 ? 1 : Math.exp(x)),
    0,
    -3,
    2,
  ),
  'selu at 0 with the slope of its right': on(selu, seluSlope(lambda), 0, 1, -1),
  'selu at 0 with the slope of its left': on(selu, seluSlope(lambda * alpha), 0, 1, -1),
  'a leaky relu at 0 with slope 0.01': on(leaky, leakySlope(0.01), 0, 1, -1),
  'a leaky relu at 0 with slope 1': on(leaky, leakySlope(1), 0, 1, -1),
  'relu6 at both kinks': on(relu6, (x) => Number(x > 0 && x < 6), 0, 6, 3, 7, -1),
  'a hard sigmoid at ±3': on(hardSigmoid, (x) => Number(Math.abs(x) < 3) / 6, -3, 3, 0, 4),
  'Huber with a threshold of 10⁻³ on it': on(
    huber,
    (x) => Math.max(-1e-3, Math.min(1e-3, x)),
    1e-3,
    -1e-3,
    5e-4,
    2,
  ),
  '||x| − 1| at its three kinks': on(folded, foldedSlope, 0, 1, -1, 0.5, 3),
  'max(x, 0)³ at 0': on(
    (x) => Math.max(x, 0) ** 3,
    (x) => 3 * Math.max(x, 0) ** 2,
    0,
    1,
    -1,
  ),
  'max(x, 0)² at 0': on(
    (x) => Math.max(x, 0) ** 2,
    (x) => 2 * Math.max(x, 0),
    0,
    1,
    -1,
  ),
  '|x|³ at 0': on(
    (x) => Math.abs(x) ** 3,
    (x) => 3 * x * Math.abs(x),
    0,
    2,
    -1,
  ),
  'softplus from −50 to 80': on(softplus, sigma, -50, -10, 0, 10, 80),
  swish: on(swish, swishSlope, -20, -1.2784645, 0, 3, 50),
  mish: on(mish, mishSlope, -10, -1, 0, 3, 50),
  'log1p at 10⁻¹²': on(Math.log1p, log1pSlope, 1e-12, -1e-12, 0, 3, -0.5),
  'expm1 at 10⁻¹²': on(Math.expm1, Math.exp, 1e-12, -1e-12, 0, 3, -20),
  'sin x / x at 0 and away from it': on(sinc, sincSlope, 0, 0.5, 4, -20),
  'exp(−x²) at 0 and far out': on(
    (x) => Math.exp(-x * x),
    (x) => -2 * x * Math.exp(-x * x),
    0,
    0.5,
    3,
    -4,
  ),
  'whole numbers below, with slope 0': on(Math.floor, () => 0, 0.5, 1.3, -7.8),
  'a step away from its jump': on(
    (x) => Number(x > 0),
    () => 0,
    1,
    -1,
    0.01,
  ),
  'what is left after whole numbers': on(
    (x) => x - Math.floor(x),
    () => 1,
    0.5,
    1.25,
    -3.4,
  ),
  '1/x² from both sides': on(
    (x) => 1 / (x * x),
    (x) => -2 / (x * x * x),
    0.5,
    -0.5,
    30,
  ),
  'x⁰': on(
    (x) => x ** 0,
    () => 0,
    0,
    1,
    -3,
  ),
  'the angle of a point, at eight of them': [
    angle,
    at([0, 1], [1, 0], [1, -1], [-1, 0], [0.1, 5], [3, 4], [-2, -2], [1e-3, 1]),
  ],
  'the length of a point on an axis': [
    both(
      Math.hypot,
      (x, y) => x / Math.hypot(x, y),
      (x, y) => y / Math.hypot(x, y),
    ),
    at([0, 1], [3, 4], [1, 0], [-5, 12]),
  ],
  'a power by base and exponent': [power, at([2, 3], [0.5, -2], [3, 0], [1, 5], [0.1, 0.5])],
  'the larger of two equal numbers, to the first': [larger(1, 0), at([1, 1], [2, 1], [0, 3])],
  'the larger of two equal numbers, to the second': [larger(0, 1), at([1, 1], [2, 1], [0, 3])],
  'the larger of two equal numbers, a quarter and the rest': [
    larger(0.25, 0.75),
    at([1, 1], [0, 3]),
  ],
  'a relu with a parameter': [
    parametric((x) => Math.min(x, 0)),
    at([1, 0.1], [-2, 0.25], [-0.5, 2]),
  ],
  'x / y': [
    both(
      (x, y) => x / y,
      (_, y) => 1 / y,
      (x, y) => -x / (y * y),
    ),
    at([1, 3], [0, 2], [-4, 0.1], [5, -7]),
  ],
};

export const wrongPointwise: Board = {
  'a hinge at its edge with slope −1.5': on(hinge, hingeSlope(-1.5), 1, 0.5, 3),
  'a hinge at its edge with slope 1': on(hinge, hingeSlope(1), 1, 0.5, 3),
  'a hinge with a margin of 0': on(hinge, (x) => -Number(x < 0), 0.5, -1, 3),
  'elu with α = 2 at 0 with slope 0.9': on(elu, eluSlope(0.9), 0, 1, -2),
  'elu with α = 2 at 0 with slope 2.2': on(elu, eluSlope(2.2), 0, 1, -2),
  'elu that forgets α in its slope': on(elu, (x) => (x > 0 ? 1 : Math.exp(x)), 1, -2),
  'selu at 0 with slope 1': on(selu, seluSlope(1), 0, 1, -1),
  'selu with the slope of elu': on(selu, (x) => (x > 0 ? 1 : Math.exp(x)), 1, -1),
  'a leaky relu at 0 with slope 0': on(leaky, leakySlope(0), 0, 1, -1),
  'a leaky relu at 0 with slope 1.01': on(leaky, leakySlope(1.01), 0, 1, -1),
  'a leaky relu with slope 0 to the left': on(leaky, (x) => Number(x > 0), 1, -1),
  'relu6 that is open above': on(relu6, (x) => Number(x > 0), 3, 7, -1),
  'a hard sigmoid of slope 0.2': on(hardSigmoid, (x) => 0.2 * Number(Math.abs(x) < 2.5), 0, 1, 4),
  'Huber without its threshold in the slope': on(
    huber,
    (x) => Math.max(-1, Math.min(1, x)),
    5e-4,
    2,
  ),
  'x as relu(x) − relu(−x), by conventions': on(
    (x) => Math.max(x, 0) - Math.max(-x, 0),
    Math.abs,
    0,
    1,
  ),
  'softplus with the slope of relu': on(softplus, (x) => Number(x > 0), 1, -2, 4),
  'swish without its second term': on(swish, sigma, -1, 1, 3),
  'mish with tanh for its square': on(mish, (x) => Math.tanh(softplus(x)) + x * sigma(x), -1, 1),
  'log1p with slope 1/x': on(Math.log1p, (x) => 1 / x, 0.5, 3),
  'log1p with slope 1 − x': on(Math.log1p, (x) => 1 - x, 0.1, 0.3),
  'expm1 with slope expm1': on(Math.expm1, Math.expm1, 1e-12, 1),
  'sin x / x with slope 0.01 at 0': on(sinc, (x) => (x === 0 ? 0.01 : sincSlope(x)), 0, 0.5),
  'whole numbers below, with slope 1': on(Math.floor, () => 1, 0.5, 1.3),
  'a step with the slope of a sigmoid': on(
    (x) => Number(x > 0),
    (x) => sigma(x) * sigma(-x),
    1,
    -1,
  ),
  'x⁰ with slope 1': on(
    (x) => x ** 0,
    () => 1,
    1,
    -3,
  ),
  'x^2.5 with x^2.5 in its slope': on(
    (x) => x ** 2.5,
    (x) => 2.5 * x ** 2.5,
    0.5,
    3,
  ),
  'the angle of a point by the wrong coordinate': [
    both(
      Math.atan2,
      (y, x) => -y / square(x, y),
      (y, x) => x / square(x, y),
    ),
    at([0.1, 5], [3, 4]),
  ],
  'the angle of a point without its square': [
    both(
      Math.atan2,
      (y, x) => x / Math.hypot(x, y),
      (y, x) => -y / Math.hypot(x, y),
    ),
    at([0.1, 5], [3, 4]),
  ],
  'the length of a point, not divided': [
    both(
      Math.hypot,
      (x) => x,
      (_, y) => y,
    ),
    at([0, 1], [3, 4]),
  ],
  'a power with no logarithm': [
    both(
      (x, y) => x ** y,
      (x, y) => y * x ** (y - 1),
      (x, y) => x ** y,
    ),
    at([2, 3], [0.5, -2]),
  ],
  'the larger of two equal numbers, to both': [larger(1, 1), at([1, 1], [2, 1])],
  'the larger of two equal numbers, to neither': [larger(0, 0), at([1, 1], [2, 1])],
  'the larger of two equal numbers, 1.25 and −0.25': [larger(1.25, -0.25), at([1, 1], [2, 1])],
  'a relu with a parameter that gets all': [parametric((x) => x), at([1, 0.1], [-2, 0.25])],
  'x / y without its square': [
    both(
      (x, y) => x / y,
      (_, y) => 1 / y,
      (x, y) => -x / y,
    ),
    at([1, 3], [-4, 0.1]),
  ],
};

/** What float32 has too few digits for. */
export const rightPointwiseFine: Board = {
  'elu at −10⁻⁹': on(elu, eluSlope(1), -1e-9, 1e-9, -1e-12),
  'a hinge within 10⁻¹⁰ of its edge': on(hinge, hingeSlope(0), 1 + 1e-10, 1 - 1e-10),
  'softplus at ±800': on(softplus, sigma, 800, -800, 30, -30),
  'softplus that is a line from 20 on': on(
    (x) => (x > 20 ? x : Math.log1p(Math.exp(x))),
    (x) => (x > 20 ? 1 : sigma(x)),
    19.5,
    20.5,
    3,
  ),
  'log1p beside its pole': on(Math.log1p, log1pSlope, -1 + 2 ** -20, -0.999),
  'a logit at 10⁻¹⁰': on(logit, (p) => 1 / (p * (1 - p)), 1e-10, 0.5, 0.99),
  'a logit at 1 − 10⁻¹⁰': on(logit, (p) => 1 / (p * (1 - p)), 1 - 2 ** -33, 0.5),
  'sin x / x near 0 with a slope that has lost digits': on(sinc, sincSlope, 1e-3, 1e-2),
  'x^2.5 where its domain begins': on(
    (x) => x ** 2.5,
    (x) => 2.5 * x ** 1.5,
    0,
    1,
    4,
  ),
  'x^1.5 where its domain begins': on(
    (x) => x ** 1.5,
    (x) => 1.5 * x ** 0.5,
    0,
    1,
    4,
  ),
  'x^1.5, odd, at 0': on(
    (x) => Math.sign(x) * Math.abs(x) ** 1.5,
    (x) => 1.5 * Math.sqrt(Math.abs(x)),
    0,
    1,
  ),
  'x^1.2, odd, at 0': on(
    (x) => Math.sign(x) * Math.abs(x) ** 1.2,
    (x) => 1.2 * Math.abs(x) ** 0.2,
    0,
    1,
  ),
  'x|x| log|x| at 0': on(
    (x) => (x === 0 ? 0 : x * Math.abs(x) * Math.log(Math.abs(x))),
    (x) => (x === 0 ? 0 : Math.abs(x) * (2 * Math.log(Math.abs(x)) + 1)),
    0,
    1e-6,
  ),
  '(1 − cos x) / x² at 0.01': on(
    (x) => (1 - Math.cos(x)) / (x * x),
    (x) => (x * Math.sin(x) - 2 * (1 - Math.cos(x))) / x ** 3,
    0.01,
    0.1,
    1,
  ),
  'x² + 3 sin x at −15630336, a ripple no larger than the roundings': on(
    (x) => x * x + 3 * Math.sin(x),
    (x) => 2 * x + 3 * Math.cos(x),
    -15630336,
  ),
  'x log x at 10⁻³⁰⁰': on(
    (x) => x * Math.log(x),
    (x) => Math.log(x) + 1,
    1e-300,
    1e-8,
    1,
  ),
  'x^(1/3) at 10⁻⁹': on(Math.cbrt, (x) => 1 / (3 * Math.cbrt(x) ** 2), 1e-9, -1e-9, 8),
  'a length of 10²⁰⁰': [
    both(
      Math.hypot,
      (x, y) => x / Math.hypot(x, y),
      (x, y) => y / Math.hypot(x, y),
    ),
    at([3e200, 4e200]),
  ],
  'a length of 10⁻²⁰⁰': [
    both(
      Math.hypot,
      (x, y) => x / Math.hypot(x, y),
      (x, y) => y / Math.hypot(x, y),
    ),
    at([3e-200, 4e-200]),
  ],
  'the angle of a point of mixed scale': [angle, at([1e-8, 1e4], [1e4, 1e-8])],
  'a power of 0 by its exponent': [power, at([0, 2], [0, 3])],
  'tan beside its pole': on(Math.tan, (x) => 1 + Math.tan(x) ** 2, 1.57, 1.5707, -4.7),
  'acos beside its edge': on(Math.acos, (x) => -1 / Math.sqrt((1 - x) * (1 + x)), 1 - 2 ** -30, 0),
  'acosh beside its edge': on(Math.acosh, (x) => 1 / Math.sqrt((x - 1) * (x + 1)), 1 + 2 ** -20, 2),
  'a Gaussian of width 10⁻³': on(
    (x) => Math.exp(-((1e3 * (x - 0.5)) ** 2)),
    (x) => -2e6 * (x - 0.5) * Math.exp(-((1e3 * (x - 0.5)) ** 2)),
    0.5,
    0.501,
    0.4995,
  ),
  'relu of a wave beside its kinks': on(
    (x) => Math.max(0, Math.sin(20 * x)),
    (x) => (Math.sin(20 * x) > 0 ? 20 * Math.cos(20 * x) : 0),
    0.1,
    0.157,
    0.158,
    3,
  ),
  'relu at every place of a grid about 0': [rectifier(0), { x: range(-1, 1, 41) }],
  'a sawtooth at 10⁶': on(
    (x) => x - Math.floor(x),
    () => 1,
    1e6 + 0.25,
    0.999999,
  ),
  'x² at 10⁻¹⁶⁰ and 10¹⁵⁰': on(
    (x) => x * x,
    (x) => 2 * x,
    1e-160,
    1e150,
  ),
  'the identity of a denormal number': on(
    (x) => x,
    () => 1,
    1e-310,
    5e-324,
  ),
};

export const wrongPointwiseFine: Board = {
  'expm1 with slope expm1 at 20': on(Math.expm1, Math.expm1, 20),
  'log1p with slope 1 − x + x² at 0.01': on(Math.log1p, (x) => 1 - x + x * x, 0.01),
  'sin x / x with slope −x/3 at 0.01': on(sinc, (x) => -x / 3, 0.01),
  'relu at 10⁻¹⁰ with slope a half': on(
    (x) => Math.max(x, 0),
    () => 0.5,
    1e-10,
  ),
  'softplus with slope 1 at 15': on(softplus, () => 1, 15),
  'softplus with slope 0 at −30': on(softplus, () => 0, -30),
  'tanh with slope 0 at 15': on(Math.tanh, () => 0, 10),
  'a logit with slope 1/p at 10⁻⁴': on(logit, (p) => 1 / p, 1e-4),
  'x³ with slope 3x² + 10⁻¹⁰': on(
    (x) => x ** 3,
    (x) => 3 * x * x + 1e-10,
    1,
    2,
  ),
  'x log x without its 1 at 10⁻¹²': on((x) => x * Math.log(x), Math.log, 1e-12),
  'x^1.5 with slope 0.1 where its domain begins': on(
    (x) => x ** 1.5,
    (x) => (x === 0 ? 0.1 : 1.5 * x ** 0.5),
    0,
    1,
  ),
  'x² + 3 sin x with slope 2x at 3': on(
    (x) => x * x + 3 * Math.sin(x),
    (x) => 2 * x,
    3,
  ),
  'sin 50x with slope 50 cos 50x, a part in 10⁹ too big': on(
    (x) => Math.sin(50 * x),
    (x) => 50 * Math.cos(50 * x) * (1 + 1e-9),
    0.3,
    1,
  ),
  'a Gaussian of width 10⁻³ with slope 0': on(
    (x) => Math.exp(-((1e3 * (x - 0.5)) ** 2)),
    () => 0,
    0.501,
  ),
};

import { every, pairs, shaped, shapes, any, type Way } from '../../calls.ts';
import { greaterThan, interval, positive, type Spec } from '../../../gates/kit/spec.ts';
import type { Library, Tensor } from '../library.ts';
import type { Operation } from '../subject.ts';

type Ways = readonly Way<Operation>[];

const unary = (f: (tf: Library, x: Tensor) => Tensor, domain: Spec = any): Ways =>
  every({ shape: shapes }, ({ shape }) => ({
    inputs: { x: shaped(domain, shape) },
    of: (tf, { x }) => f(tf, x),
  }));

const binary = (
  f: (tf: Library, a: Tensor, b: Tensor) => Tensor,
  first: Spec = any,
  second: Spec = any,
): Ways =>
  every({ shapes: pairs }, ({ shapes: [a, b] }) => ({
    inputs: { a: shaped(first, a), b: shaped(second, b) },
    of: (tf, inputs) => f(tf, inputs.a, inputs.b),
  }));

/** A condition that is met by some entries and not by others. */
function alternating(tf: Library, shape: readonly number[]): Tensor {
  const size = shape.reduce((n, length) => n * length, 1);
  const data = Array.from({ length: size }, (_, k) => (k % 3 === 1 ? 0 : 1));
  return tf.tensor(data, [...shape], 'bool');
}

/** Functions of each entry, and of two that broadcast. */
export const elementwise: Readonly<Record<string, Ways>> = {
  abs: unary((tf, x) => tf.abs(x)),
  acos: unary((tf, x) => tf.acos(x), interval(-0.9, 0.9)),
  acosh: unary((tf, x) => tf.acosh(x), greaterThan(1.25)),
  asin: unary((tf, x) => tf.asin(x), interval(-0.9, 0.9)),
  asinh: unary((tf, x) => tf.asinh(x)),
  atan: unary((tf, x) => tf.atan(x)),
  atanh: unary((tf, x) => tf.atanh(x), interval(-0.9, 0.9)),
  cast: unary((tf, x) => tf.cast(x, 'float32')),
  ceil: unary((tf, x) => tf.ceil(x)),
  clipByValue: unary((tf, x) => tf.clipByValue(x, -0.5, 1)),
  clone: unary((tf, x) => tf.clone(x)),
  cos: unary((tf, x) => tf.cos(x)),
  cosh: unary((tf, x) => tf.cosh(x)),
  elu: unary((tf, x) => tf.elu(x)),
  erf: unary((tf, x) => tf.erf(x), interval(-2, 2)),
  exp: unary((tf, x) => tf.exp(x)),
  expm1: unary((tf, x) => tf.expm1(x)),
  floor: unary((tf, x) => tf.floor(x)),
  leakyRelu: every({ alpha: [undefined, 0.5, -0.25, 3], shape: [[5], [2, 3]] }, (a) => ({
    inputs: { x: shaped(any, a.shape) },
    of: (tf, { x }) => tf.leakyRelu(x, a.alpha),
  })),
  log: unary((tf, x) => tf.log(x), positive()),
  log1p: unary((tf, x) => tf.log1p(x), greaterThan(-0.75)),
  logSigmoid: unary((tf, x) => tf.logSigmoid(x)),
  neg: unary((tf, x) => tf.neg(x)),
  onesLike: unary((tf, x) => tf.onesLike(x)),
  reciprocal: unary((tf, x) => tf.reciprocal(x)),
  relu: unary((tf, x) => tf.relu(x)),
  relu6: unary((tf, x) => tf.relu6(tf.mul(x, 4))),
  round: unary((tf, x) => tf.round(x)),
  rsqrt: unary((tf, x) => tf.rsqrt(x), positive()),
  selu: unary((tf, x) => tf.selu(x)),
  sigmoid: unary((tf, x) => tf.sigmoid(x)),
  sign: unary((tf, x) => tf.sign(x)),
  sin: unary((tf, x) => tf.sin(x)),
  sinh: unary((tf, x) => tf.sinh(x)),
  softplus: unary((tf, x) => tf.softplus(x)),
  sqrt: unary((tf, x) => tf.sqrt(x), positive()),
  square: unary((tf, x) => tf.square(x)),
  step: every({ alpha: [undefined, 0.5], shape: [[5], [2, 3]] }, (a) => ({
    inputs: { x: shaped(any, a.shape) },
    of: (tf, { x }) => tf.step(x, a.alpha),
  })),
  tan: unary((tf, x) => tf.tan(x), interval(-1.25, 1.25)),
  tanh: unary((tf, x) => tf.tanh(x)),
  zerosLike: unary((tf, x) => tf.zerosLike(x)),

  add: binary((tf, a, b) => tf.add(a, b)),
  addN: every({ count: [1, 2, 3], shape: [[], [4], [2, 3], [0]] }, ({ count, shape }) => ({
    inputs: Object.fromEntries(['a', 'b', 'c'].slice(0, count).map((k) => [k, shaped(any, shape)])),
    of: (tf, inputs) => tf.addN(Object.values(inputs)),
  })),
  atan2: binary((tf, a, b) => tf.atan2(a, b)),
  div: binary((tf, a, b) => tf.div(a, b)),
  divNoNan: binary((tf, a, b) => tf.divNoNan(a, b)),
  floorDiv: binary((tf, a, b) => tf.floorDiv(a, b), any, positive()),
  maximum: binary((tf, a, b) => tf.maximum(a, b)),
  minimum: binary((tf, a, b) => tf.minimum(a, b)),
  mod: binary((tf, a, b) => tf.mod(a, b)),
  mul: binary((tf, a, b) => tf.mul(a, b)),
  pow: binary((tf, a, b) => tf.pow(a, b), positive(), interval(-2, 3)),
  powOfNegative: every({ shape: [[4], [2, 3]], exponent: [0, 1, 2, 3, -1, -2] }, (a) => ({
    inputs: { x: shaped(any, a.shape) },
    of: (tf, { x }) => tf.pow(x, a.exponent),
  })),
  prelu: binary((tf, a, b) => tf.prelu(a, b)),
  squaredDifference: binary((tf, a, b) => tf.squaredDifference(a, b)),
  sub: binary((tf, a, b) => tf.sub(a, b)),
  where: every({ shapes: pairs }, ({ shapes: [a, b] }) => ({
    inputs: { a: shaped(any, a), b: shaped(any, b) },
    of: (tf, inputs) =>
      tf.where(alternating(tf, tf.add(inputs.a, inputs.b).shape), inputs.a, inputs.b),
  })),
};

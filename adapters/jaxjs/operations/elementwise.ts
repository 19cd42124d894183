import { any, every, pairs, shaped, type Way } from '../../calls.ts';
import { greaterThan, interval, positive, type Spec } from '../../../gates/kit/spec.ts';
import type { Library, Tensor } from '../library.ts';
import type { Operation } from '../subject.ts';

type Ways = readonly Way<Operation>[];
type Numpy = Library['numpy'];

const shapes = [[], [5], [0], [2, 3]];

const unary = (f: (np: Numpy, x: Tensor, jax: Library) => Tensor, domain: Spec = any): Ways =>
  every({ shape: shapes }, ({ shape }) => ({
    inputs: { x: shaped(domain, shape) },
    of: (jax, { x }) => f(jax.numpy, x, jax),
  }));

const binary = (
  f: (np: Numpy, a: Tensor, b: Tensor) => Tensor,
  first: Spec = any,
  second: Spec = any,
): Ways =>
  every({ shapes: pairs }, ({ shapes: [a, b] }) => ({
    inputs: { a: shaped(first, a), b: shaped(second, b) },
    of: (jax, inputs) => f(jax.numpy, inputs.a, inputs.b),
  }));

const parts = interval(-0.9, 0.9);

/** Functions of each entry, and of two that broadcast. */
export const elementwise: Readonly<Record<string, Ways>> = {
  abs: unary((np, x) => np.abs(x)),
  acos: unary((np, x) => np.acos(x), parts),
  acosh: unary((np, x) => np.acosh(x), greaterThan(1.25)),
  asin: unary((np, x) => np.asin(x), parts),
  asinh: unary((np, x) => np.asinh(x)),
  atan: unary((np, x) => np.atan(x)),
  atanh: unary((np, x) => np.atanh(x), parts),
  cbrt: unary((np, x) => np.cbrt(x)),
  ceil: unary((np, x) => np.ceil(x)),
  clip: every({ min: [-0.5, undefined], max: [1, undefined], shape: [[5], [2, 3]] }, (a) => ({
    inputs: { x: shaped(any, a.shape) },
    of: ({ numpy: np }, { x }) => np.clip(x, a.min, a.max),
  })),
  cos: unary((np, x) => np.cos(x)),
  cosh: unary((np, x) => np.cosh(x)),
  deg2rad: unary((np, x) => np.deg2rad(x)),
  exp: unary((np, x) => np.exp(x)),
  exp2: unary((np, x) => np.exp2(x)),
  expm1: unary((np, x) => np.expm1(x)),
  floor: unary((np, x) => np.floor(x)),
  log: unary((np, x) => np.log(x), positive()),
  log10: unary((np, x) => np.log10(x), positive()),
  log1p: unary((np, x) => np.log1p(x), greaterThan(-0.75)),
  log2: unary((np, x) => np.log2(x), positive()),
  nanToNum: unary((np, x) => np.nanToNum(x)),
  negative: unary((np, x) => np.negative(x)),
  positive: unary((np, x) => np.positive(x)),
  rad2deg: unary((np, x) => np.rad2deg(x)),
  reciprocal: unary((np, x) => np.reciprocal(x)),
  rint: unary((np, x) => np.rint(x)),
  round: unary((np, x) => np.round(x)),
  sign: unary((np, x) => np.sign(x)),
  sin: unary((np, x) => np.sin(x)),
  sinc: unary((np, x) => np.sinc(x)),
  sinh: unary((np, x) => np.sinh(x)),
  sqrt: unary((np, x) => np.sqrt(x), positive()),
  square: unary((np, x) => np.square(x)),
  tan: unary((np, x) => np.tan(x), interval(-1.25, 1.25)),
  tanh: unary((np, x) => np.tanh(x)),
  trunc: unary((np, x) => np.trunc(x)),

  'lax.erf': unary((_, x, { lax }) => lax.erf(x), interval(-2, 2)),
  'lax.erfc': unary((_, x, { lax }) => lax.erfc(x), interval(-2, 2)),
  'scipySpecial.logit': unary(
    (_, x, { scipySpecial }) => scipySpecial.logit(x),
    interval(0.1, 0.9),
  ),

  'nn.celu': every({ alpha: [undefined, 0.5], shape: shapes }, ({ alpha, shape }) => ({
    inputs: { x: shaped(any, shape) },
    of: ({ nn }, { x }) => nn.celu(x, alpha),
  })),
  'nn.elu': every({ alpha: [undefined, 0.5], shape: shapes }, ({ alpha, shape }) => ({
    inputs: { x: shaped(any, shape) },
    of: ({ nn }, { x }) => nn.elu(x, alpha),
  })),
  'nn.gelu': every({ approximate: [undefined, true, false], shape: shapes }, (a) => ({
    inputs: { x: shaped(any, a.shape) },
    of: ({ nn }, { x }) =>
      nn.gelu(x, a.approximate === undefined ? undefined : { approximate: a.approximate }),
  })),
  'nn.hardSigmoid': unary((_, x, { nn }) => nn.hardSigmoid(x)),
  'nn.hardSilu': unary((_, x, { nn }) => nn.hardSilu(x)),
  'nn.hardTanh': unary((_, x, { nn }) => nn.hardTanh(x)),
  'nn.identity': unary((_, x, { nn }) => nn.identity(x)),
  'nn.leakyRelu': every({ slope: [undefined, 0.5, -0.25], shape: shapes }, ({ slope, shape }) => ({
    inputs: { x: shaped(any, shape) },
    of: ({ nn }, { x }) => nn.leakyRelu(x, slope),
  })),
  'nn.log1mexp': unary((_, x, { nn }) => nn.log1mexp(x), positive()),
  'nn.logSigmoid': unary((_, x, { nn }) => nn.logSigmoid(x)),
  'nn.mish': unary((_, x, { nn }) => nn.mish(x)),
  'nn.relu': unary((_, x, { nn }) => nn.relu(x)),
  'nn.relu6': unary((_, x, { nn }) => nn.relu6(x)),
  'nn.selu': unary((_, x, { nn }) => nn.selu(x)),
  'nn.sigmoid': unary((_, x, { nn }) => nn.sigmoid(x)),
  'nn.silu': unary((_, x, { nn }) => nn.silu(x)),
  'nn.softSign': unary((_, x, { nn }) => nn.softSign(x)),
  'nn.softplus': unary((_, x, { nn }) => nn.softplus(x)),
  'nn.sparsePlus': unary((_, x, { nn }) => nn.sparsePlus(x)),
  'nn.sparseSigmoid': unary((_, x, { nn }) => nn.sparseSigmoid(x)),
  'nn.squareplus': unary((_, x, { nn }) => nn.squareplus(x)),

  add: binary((np, a, b) => np.add(a, b)),
  atan2: binary((np, a, b) => np.atan2(a, b)),
  copysign: binary((np, a, b) => np.copysign(a, b)),
  divide: binary((np, a, b) => np.divide(a, b)),
  floorDivide: binary((np, a, b) => np.floorDivide(a, b), any, positive()),
  fmax: binary((np, a, b) => np.fmax(a, b)),
  fmin: binary((np, a, b) => np.fmin(a, b)),
  fmod: binary((np, a, b) => np.fmod(a, b), any, positive()),
  heaviside: binary((np, a, b) => np.heaviside(a, b)),
  hypot: binary((np, a, b) => np.hypot(a, b)),
  logaddexp: binary((np, a, b) => np.logaddexp(a, b)),
  logaddexp2: binary((np, a, b) => np.logaddexp2(a, b)),
  maximum: binary((np, a, b) => np.maximum(a, b)),
  minimum: binary((np, a, b) => np.minimum(a, b)),
  multiply: binary((np, a, b) => np.multiply(a, b)),
  power: binary((np, a, b) => np.power(a, b), positive(), interval(-2, 3)),
  powerOfNegative: every({ exponent: [0, 1, 2, 3, -1, -2], shape: [[4], [2, 3]] }, (a) => ({
    inputs: { x: shaped(any, a.shape) },
    of: ({ numpy: np }, { x }) => np.power(x, a.exponent),
  })),
  remainder: binary((np, a, b) => np.remainder(a, b), any, positive()),
  subtract: binary((np, a, b) => np.subtract(a, b)),
  where: every({ shapes: pairs }, ({ shapes: [a, b] }) => ({
    inputs: { a: shaped(any, a), b: shaped(any, b) },
    of: ({ numpy: np }, inputs) =>
      np.where(np.greater(inputs.a.ref, inputs.b.ref), inputs.a, inputs.b),
  })),
};

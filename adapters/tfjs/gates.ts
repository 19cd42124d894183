import type { Tensor } from './library.ts';
import type { Operation } from './subject.ts';

/** A gate of the catalogue in TensorFlow.js; by all inputs, or by those that are named. */
export type Offered = Operation | { readonly of: Operation; readonly wrt: readonly string[] };

/** An activation that its layers know by name and its core does not. */
const activation =
  (name: 'swish' | 'gelu' | 'gelu_new' | 'softsign'): Operation =>
  (tf, { x }) =>
    tf.layers.activation({ activation: name }).apply(x) as Tensor;

/** What TensorFlow.js offers of the catalogue, by its own functions wherever it has one. */
export const gates: Readonly<Record<string, Offered>> = {
  matvec: (tf, { W, x }) => tf.dot(W, x),
  vecmat: (tf, { x, W }) => tf.dot(x, W),
  affine: (tf, { W, x, b }) => tf.add(tf.dot(W, x), b),
  dense: (tf, { X, W, b }) => tf.add(tf.matMul(X, W), b),
  matmul: (tf, { A, B }) => tf.matMul(A, B),
  identity: (tf, { x }) => tf.clone(x),
  add: (tf, { x, y }) => tf.add(x, y),
  subtract: (tf, { x, y }) => tf.sub(x, y),
  multiply: (tf, { x, y }) => tf.mul(x, y),
  divide: (tf, { x, y }) => tf.div(x, y),
  maximum: (tf, { x, y }) => tf.maximum(x, y),
  sigmoid: (tf, { x }) => tf.sigmoid(x),
  tanh: (tf, { x }) => tf.tanh(x),
  relu: (tf, { x }) => tf.relu(x),
  leakyRelu: (tf, { x }) => tf.leakyRelu(x, 0.01),
  elu: (tf, { x }) => tf.elu(x),
  softplus: (tf, { x }) => tf.softplus(x),
  silu: activation('swish'),
  gelu: activation('gelu'),
  geluTanh: activation('gelu_new'),
  softsign: activation('softsign'),
  exp: (tf, { x }) => tf.exp(x),
  expm1: (tf, { x }) => tf.expm1(x),
  log: (tf, { x }) => tf.log(x),
  log1p: (tf, { x }) => tf.log1p(x),
  sqrt: (tf, { x }) => tf.sqrt(x),
  square: (tf, { x }) => tf.square(x),
  reciprocal: (tf, { x }) => tf.reciprocal(x),
  abs: (tf, { x }) => tf.abs(x),
  sin: (tf, { x }) => tf.sin(x),
  cos: (tf, { x }) => tf.cos(x),
  atan: (tf, { x }) => tf.atan(x),
  sum: (tf, { x }) => tf.sum(x),
  mean: (tf, { x }) => tf.mean(x),
  prod: (tf, { x }) => tf.prod(x),
  max: (tf, { x }) => tf.max(x),
  dot: (tf, { x, y }) => tf.dot(x, y),
  norm: (tf, { x }) => tf.norm(x),
  logSumExp: (tf, { x }) => tf.logSumExp(x),
  softmax: (tf, { x }) => tf.softmax(x),
  logSoftmax: (tf, { x }) => tf.logSoftmax(x),
  crossEntropy: { of: (tf, { y, p }) => tf.neg(tf.sum(tf.mul(y, tf.log(p)))), wrt: ['p'] },
  softmaxCrossEntropy: {
    of: (tf, { y, z }) => tf.losses.softmaxCrossEntropy(y, z),
    wrt: ['z'],
  },
  meanSquaredError: (tf, { prediction, target }) => tf.losses.meanSquaredError(target, prediction),
};

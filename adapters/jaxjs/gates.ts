import type { Operation } from './subject.ts';

/** A gate of the catalogue in jax-js; by all inputs, or by those that are named. */
export type Offered = Operation | { readonly of: Operation; readonly wrt: readonly string[] };

/** What jax-js offers of the catalogue, by its own functions wherever it has one. */
export const gates: Readonly<Record<string, Offered>> = {
  matvec: ({ numpy: np }, { W, x }) => np.dot(W, x),
  vecmat: ({ numpy: np }, { x, W }) => np.dot(x, W),
  affine: ({ numpy: np }, { W, x, b }) => np.add(np.dot(W, x), b),
  dense: ({ numpy: np }, { X, W, b }) => np.add(np.matmul(X, W), b),
  matmul: ({ numpy: np }, { A, B }) => np.matmul(A, B),
  identity: ({ nn }, { x }) => nn.identity(x),
  add: ({ numpy: np }, { x, y }) => np.add(x, y),
  subtract: ({ numpy: np }, { x, y }) => np.subtract(x, y),
  multiply: ({ numpy: np }, { x, y }) => np.multiply(x, y),
  divide: ({ numpy: np }, { x, y }) => np.divide(x, y),
  maximum: ({ numpy: np }, { x, y }) => np.maximum(x, y),
  sigmoid: ({ nn }, { x }) => nn.sigmoid(x),
  tanh: ({ numpy: np }, { x }) => np.tanh(x),
  relu: ({ nn }, { x }) => nn.relu(x),
  leakyRelu: ({ nn }, { x }) => nn.leakyRelu(x, 0.01),
  elu: ({ nn }, { x }) => nn.elu(x),
  softplus: ({ nn }, { x }) => nn.softplus(x),
  silu: ({ nn }, { x }) => nn.silu(x),
  gelu: ({ nn }, { x }) => nn.gelu(x, { approximate: false }),
  geluTanh: ({ nn }, { x }) => nn.gelu(x, { approximate: true }),
  softsign: ({ nn }, { x }) => nn.softSign(x),
  exp: ({ numpy: np }, { x }) => np.exp(x),
  expm1: ({ numpy: np }, { x }) => np.expm1(x),
  log: ({ numpy: np }, { x }) => np.log(x),
  log1p: ({ numpy: np }, { x }) => np.log1p(x),
  sqrt: ({ numpy: np }, { x }) => np.sqrt(x),
  square: ({ numpy: np }, { x }) => np.square(x),
  reciprocal: ({ numpy: np }, { x }) => np.reciprocal(x),
  abs: ({ numpy: np }, { x }) => np.abs(x),
  sin: ({ numpy: np }, { x }) => np.sin(x),
  cos: ({ numpy: np }, { x }) => np.cos(x),
  atan: ({ numpy: np }, { x }) => np.atan(x),
  sum: ({ numpy: np }, { x }) => np.sum(x),
  mean: ({ numpy: np }, { x }) => np.mean(x),
  prod: ({ numpy: np }, { x }) => np.prod(x),
  max: ({ numpy: np }, { x }) => np.max(x),
  dot: ({ numpy: np }, { x, y }) => np.dot(x, y),
  norm: ({ numpy: np }, { x }) => np.linalg.norm(x),
  logSumExp: ({ nn }, { x }) => nn.logsumexp(x),
  softmax: ({ nn }, { x }) => nn.softmax(x),
  logSoftmax: ({ nn }, { x }) => nn.logSoftmax(x),
  crossEntropy: {
    of: ({ numpy: np }, { y, p }) => np.negative(np.sum(np.multiply(y, np.log(p)))),
    wrt: ['p'],
  },
  softmaxCrossEntropy: {
    of: ({ numpy: np, nn }, { y, z }) => np.negative(np.sum(np.multiply(y, nn.logSoftmax(z)))),
    wrt: ['z'],
  },
  meanSquaredError: ({ numpy: np }, { prediction, target }) =>
    np.mean(np.square(np.subtract(prediction, target))),
};

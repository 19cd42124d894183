import {
  addToRows,
  defineGate,
  eye,
  kron,
  ones,
  product,
  productTransposed,
  real,
  totalOfRows,
  transpose,
  transposedProduct,
  add,
} from './kit/index.ts';

/**
 * A dense layer on a batch: each row of X is an example, and gets z = x W + b.
 *
 * What the examples share gets the sum of their gradients.
 */
export const dense = defineGate({
  name: 'dense',
  latex: String.raw`Z = X W + 1 b^\top`,
  cite: 'backpropagation',

  inputs: { X: real('k', 'n'), W: real('n', 'm'), b: real('m') },
  output: ['k', 'm'],
  batch: 'k',
  definition: 'X * W + ones(size(X)[1], 1) * transpose(b)',

  forward: ({ X, W, b }) => addToRows(product(X, W), b),

  // dZ = dX W + X dW + 1 dbᵀ
  jvp: ({ X, W }, { X: dX, W: dW, b: db }) => addToRows(add(product(dX, W), product(X, dW)), db),

  // ⟨Z̄, dX W + X dW + 1 dbᵀ⟩ = ⟨Z̄ Wᵀ, dX⟩ + ⟨Xᵀ Z̄, dW⟩ + ⟨Z̄ᵀ 1, db⟩
  vjp: ({ X, W }, ZBar) => ({
    X: productTransposed(ZBar, W),
    W: transposedProduct(X, ZBar),
    b: totalOfRows(ZBar),
  }),

  jacobian: ({ X, W, b }) => ({
    X: kron(eye(X.shape[0]), transpose(W)),
    W: kron(X, eye(W.shape[1])),
    b: kron(ones([X.shape[0], 1]), eye(b.shape[0])),
  }),
});

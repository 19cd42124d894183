import {
  add,
  copy,
  defineGate,
  eye,
  kron,
  outer,
  product,
  real,
  row,
  transposedProduct,
} from './kit/index.ts';

/** A matrix applied to a column, and a bias: a dense layer before its nonlinearity. */
export const affine = defineGate({
  name: 'affine',
  latex: String.raw`z = W x + b`,
  cite: 'backpropagation',

  inputs: { W: real('n', 'm'), x: real('m'), b: real('n') },
  output: ['n'],
  definition: 'W * x + b',

  forward: ({ W, x, b }) => add(product(W, x), b),

  // dz = dW x + W dx + db
  jvp: ({ W, x }, { W: dW, x: dx, b: db }) => add(add(product(dW, x), product(W, dx)), db),

  // ⟨z̄, dW x + W dx + db⟩ = ⟨z̄ xᵀ, dW⟩ + ⟨Wᵀ z̄, dx⟩ + ⟨z̄, db⟩
  vjp: ({ W, x }, zBar) => ({
    W: outer(zBar, x),
    x: transposedProduct(W, zBar),
    b: copy(zBar),
  }),

  jacobian: ({ W, x, b }) => ({
    W: kron(eye(W.shape[0]), row(x)),
    x: copy(W),
    b: eye(b.shape[0]),
  }),
});

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

/**
 * A matrix applied to a column. Identities 1 and 5 of the table.
 *
 * ∂z/∂W is a Kronecker product because, with vec read row by row,
 * vec(A X B) = (A ⊗ Bᵀ) vec(X); here A = I, X = W, B = x.
 */
export const matvec = defineGate({
  name: 'matvec',
  latex: String.raw`z = W x`,
  cite: 'backpropagation',

  inputs: { W: real('n', 'm'), x: real('m') },
  output: ['n'],
  definition: 'W * x',

  forward: ({ W, x }) => product(W, x),

  // dz = dW x + W dx
  jvp: ({ W, x }, { W: dW, x: dx }) => add(product(dW, x), product(W, dx)),

  // ⟨z̄, dW x + W dx⟩ = ⟨z̄ xᵀ, dW⟩ + ⟨Wᵀ z̄, dx⟩
  vjp: ({ W, x }, zBar) => ({ W: outer(zBar, x), x: transposedProduct(W, zBar) }),

  jacobian: ({ W, x }) => ({ W: kron(eye(W.shape[0]), row(x)), x: copy(W) }),
});

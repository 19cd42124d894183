import {
  add,
  defineGate,
  eye,
  kron,
  product,
  productTransposed,
  real,
  transpose,
  transposedProduct,
} from './kit/index.ts';

/**
 * The product of two matrices.
 *
 * With vec read row by row, vec(A B) = (I ⊗ Bᵀ) vec(A) = (A ⊗ I) vec(B).
 */
export const matmul = defineGate({
  name: 'matmul',
  latex: String.raw`Z = A B`,
  cite: 'giles',

  inputs: { A: real('n', 'k'), B: real('k', 'm') },
  output: ['n', 'm'],
  definition: 'A * B',

  forward: ({ A, B }) => product(A, B),

  // dZ = dA B + A dB
  jvp: ({ A, B }, { A: dA, B: dB }) => add(product(dA, B), product(A, dB)),

  // ⟨Z̄, dA B + A dB⟩ = ⟨Z̄ Bᵀ, dA⟩ + ⟨Aᵀ Z̄, dB⟩
  vjp: ({ A, B }, ZBar) => ({ A: productTransposed(ZBar, B), B: transposedProduct(A, ZBar) }),

  jacobian: ({ A, B }) => ({
    A: kron(eye(A.shape[0]), transpose(B)),
    B: kron(A, eye(B.shape[1])),
  }),
});

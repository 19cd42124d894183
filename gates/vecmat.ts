import { add, defineGate, eye, kron, outer, product, real, row, transpose } from './kit/index.ts';

/**
 * A row applied to a matrix. Identities 2 and 6 of the table.
 *
 * The table says x ∈ Rᵐ for all; with W ∈ Rⁿˣᵐ a row on its left has n entries.
 * vec(x W I) = (x ⊗ I) vec(W), with vec read row by row.
 */
export const vecmat = defineGate({
  name: 'vecmat',
  latex: String.raw`z = x W`,
  cite: 'backpropagation',

  inputs: { x: real('n').asRow(), W: real('n', 'm') },
  output: ['m'],
  definition: 'x * W',

  forward: ({ x, W }) => product(x, W),

  // dz = dx W + x dW
  jvp: ({ x, W }, { x: dx, W: dW }) => add(product(dx, W), product(x, dW)),

  // ⟨z̄, dx W + x dW⟩ = ⟨z̄ Wᵀ, dx⟩ + ⟨xᵀ z̄, dW⟩
  vjp: ({ x, W }, zBar) => ({ x: product(W, zBar), W: outer(x, zBar) }),

  jacobian: ({ x, W }) => ({ x: transpose(W), W: kron(row(x), eye(W.shape[1])) }),
});

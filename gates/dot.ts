import { add, defineGate, inner, real, row, scale } from './kit/index.ts';

/** The inner product of two vectors. */
export const dot = defineGate({
  name: 'dot',
  latex: String.raw`z = x^\top y`,
  cite: 'rules',

  inputs: { x: real('n'), y: real('n') },
  output: [],
  definition: 'sum(x .* y)',

  forward: ({ x, y }) => inner(x, y),

  // dz = dxᵀ y + xᵀ dy
  jvp: ({ x, y }, { x: dx, y: dy }) => add(inner(dx, y), inner(x, dy)),
  vjp: ({ x, y }, zBar) => ({ x: scale(y, zBar), y: scale(x, zBar) }),
  jacobian: ({ x, y }) => ({ x: row(y), y: row(x) }),
});

import { add, defineGate, diag, multiply as times, real } from './kit/index.ts';

/** The product of two vectors, entry by entry: each takes the gradient times the other. */
export const multiply = defineGate({
  name: 'multiply',
  latex: String.raw`z = x \odot y`,
  cite: 'rules',

  inputs: { x: real('n'), y: real('n') },
  output: ['n'],
  elementwise: true,
  definition: 'x .* y',

  forward: ({ x, y }) => times(x, y),

  // dz = dx y + x dy
  jvp: ({ x, y }, { x: dx, y: dy }) => add(times(dx, y), times(x, dy)),
  vjp: ({ x, y }, zBar) => ({ x: times(zBar, y), y: times(zBar, x) }),
  jacobian: ({ x, y }) => ({ x: diag(y), y: diag(x) }),
});

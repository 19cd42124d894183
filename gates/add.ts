import { add as plus, copy, defineGate, eye, real } from './kit/index.ts';

/** The sum of two vectors: it hands the gradient unchanged to both. */
export const add = defineGate({
  name: 'add',
  latex: String.raw`z = x + y`,
  cite: 'backpropagation',

  inputs: { x: real('n'), y: real('n') },
  output: ['n'],
  elementwise: true,
  definition: 'x + y',

  forward: ({ x, y }) => plus(x, y),
  jvp: (_, { x: dx, y: dy }) => plus(dx, dy),
  vjp: (_, zBar) => ({ x: copy(zBar), y: copy(zBar) }),
  jacobian: ({ x, y }) => ({ x: eye(x.shape[0]), y: eye(y.shape[0]) }),
});

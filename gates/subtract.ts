import { copy, defineGate, eye, negate, real, subtract as minus } from './kit/index.ts';

/** The difference of two vectors: the second takes the gradient with its sign turned. */
export const subtract = defineGate({
  name: 'subtract',
  latex: String.raw`z = x - y`,
  cite: 'rules',

  inputs: { x: real('n'), y: real('n') },
  output: ['n'],
  elementwise: true,
  definition: 'x - y',

  forward: ({ x, y }) => minus(x, y),
  jvp: (_, { x: dx, y: dy }) => minus(dx, dy),
  vjp: (_, zBar) => ({ x: copy(zBar), y: negate(zBar) }),
  jacobian: ({ x, y }) => ({ x: eye(x.shape[0]), y: negate(eye(y.shape[0])) }),
});

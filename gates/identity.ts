import { copy, defineGate, eye, real } from './kit/index.ts';

/** What comes in goes out. Identity 3 of the table. */
export const identity = defineGate({
  name: 'identity',
  latex: String.raw`z = x`,
  cite: 'backpropagation',

  inputs: { x: real('n') },
  output: ['n'],
  definition: 'x',

  forward: ({ x }) => copy(x),
  jvp: (_, { x: dx }) => copy(dx),
  vjp: (_, zBar) => ({ x: copy(zBar) }),
  jacobian: ({ x }) => ({ x: eye(x.shape[0]) }),
});

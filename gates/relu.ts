import { defineScalarGate } from './kit/index.ts';

/** The larger of x and 0. A unit that is clamped to 0 passes no gradient: the dead ReLU. */
export const relu = defineScalarGate({
  name: 'relu',
  latex: String.raw`z = \max(0, x)`,
  cite: 'backpropagation',

  kinks: [{ at: 0, slope: 0, because: 'a unit at zero does not fire' }],
  definition: '(x + abs(x)) / 2',

  f: (x) => Math.max(0, x),
  df: (x) => (x > 0 ? 1 : 0),
});

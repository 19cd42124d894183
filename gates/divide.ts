import {
  defineGate,
  diag,
  divide as over,
  map,
  multiply,
  negate,
  nonzero,
  real,
  subtract,
} from './kit/index.ts';

/** The quotient of two vectors, entry by entry; with z = x / y, ∂z/∂y = −z / y has no square. */
export const divide = defineGate({
  name: 'divide',
  latex: String.raw`z = x \oslash y`,
  cite: 'rules',

  inputs: { x: real('n'), y: nonzero('n') },
  output: ['n'],
  elementwise: true,
  definition: 'x ./ y',

  forward: ({ x, y }) => over(x, y),

  // dz = (dx − z dy) / y
  jvp: ({ x, y }, { x: dx, y: dy }) => over(subtract(dx, multiply(over(x, y), dy)), y),
  vjp: ({ x, y }, zBar) => ({
    x: over(zBar, y),
    y: negate(multiply(over(zBar, y), over(x, y))),
  }),
  jacobian: ({ x, y }) => ({
    x: diag(map(y, (yi) => 1 / yi)),
    y: diag(negate(over(over(x, y), y))),
  }),
});

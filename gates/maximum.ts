import { add, defineGate, diag, map, map2, multiply, real, type Tensor } from './kit/index.ts';

/** 1 where x is at least y, and so takes the gradient. */
const first = (x: Tensor, y: Tensor): Tensor => map2(x, y, (xi, yi) => (xi >= yi ? 1 : 0));

/** 1 where the first has not taken it. */
const second = (x: Tensor, y: Tensor): Tensor => map(first(x, y), (taken) => 1 - taken);

/**
 * The larger of two, entry by entry: it routes the gradient to exactly one of them.
 *
 * At a tie that is x, so that no gradient is lost and none given twice.
 */
export const maximum = defineGate({
  name: 'maximum',
  latex: String.raw`z = \max(x, y)`,
  cite: 'backpropagation',

  inputs: { x: real('n'), y: real('n') },
  output: ['n'],
  elementwise: true,
  kinks: [{ ties: ['x', 'y'], to: 'first', because: 'max routes to exactly one of its inputs' }],
  definition: 'map(x, y, f(x, y) = sign(x - y) < 0 ? y : x)',

  forward: ({ x, y }) => map2(x, y, Math.max),
  jvp: ({ x, y }, { x: dx, y: dy }) => add(multiply(first(x, y), dx), multiply(second(x, y), dy)),
  vjp: ({ x, y }, zBar) => ({
    x: multiply(first(x, y), zBar),
    y: multiply(second(x, y), zBar),
  }),
  jacobian: ({ x, y }) => ({ x: diag(first(x, y)), y: diag(second(x, y)) }),
});

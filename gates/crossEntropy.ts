import {
  defineGate,
  inner,
  labels,
  map,
  negate,
  probabilities,
  row,
  scale,
  weigh,
  weighedTotal,
  type Tensor,
} from './kit/index.ts';

/** −y / p, and 0 where y is 0, whatever p is. */
const slope = (y: Tensor, p: Tensor): Tensor =>
  negate(
    weigh(
      y,
      map(p, (pi) => 1 / pi),
    ),
  );

/**
 * How surprising the labels y are to one who expects p.
 *
 * A label of 0 contributes exactly 0, also where p is 0.
 */
export const crossEntropy = defineGate<'y' | 'p', 'p'>({
  name: 'crossEntropy',
  latex: String.raw`L = -\sum_i y_i \log p_i`,
  cite: 'crossEntropy',

  inputs: { y: labels('n'), p: probabilities('n') },
  output: [],
  definition: '-sum(y .* map(p, f(p) = log(p)))',

  forward: ({ y, p }) => negate(weighedTotal(y, map(p, Math.log))),
  jvp: ({ y, p }, { p: dp }) => inner(slope(y, p), dp),
  vjp: ({ y, p }, LBar) => ({ p: scale(slope(y, p), LBar) }),
  jacobian: ({ y, p }) => ({ p: row(slope(y, p)) }),
});

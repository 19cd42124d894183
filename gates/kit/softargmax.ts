import { add, map, scale } from './elementwise.ts';
import { filled } from './matrix.ts';
import { firstLargest, largest, total } from './reduce.ts';
import { tensor, type Tensor } from './tensor.ts';

/** x less its largest entry: no exponential of it overflows, and at least one of them is 1. */
function shifted(x: Tensor): Tensor {
  const top = largest(x).data[0];
  return map(x, (xi) => xi - top);
}

/** exp(xᵢ) / Σ exp(xⱼ), each between 0 and 1 whatever the size of x. */
export function softargmax(x: Tensor): Tensor {
  const powers = map(shifted(x), Math.exp);
  const sum = total(powers).data[0];
  return map(powers, (power) => power / sum);
}

/**
 * log Σ exp(xⱼ − max x), from 0 to log n. Shape [].
 *
 * The largest entry gives exactly 1 to the sum; it is left to log1p, so that a result far below 1
 * keeps its digits.
 */
function excess(x: Tensor): Tensor {
  const { shape, data } = map(shifted(x), Math.exp);
  data[firstLargest(x)] = 0;
  return tensor(Math.log1p(total({ shape, data }).data[0]));
}

/** log Σ exp(xⱼ), finite wherever x is. Shape []. */
export const logTotalExp = (x: Tensor): Tensor => add(largest(x), excess(x));

/** log softargmax, with all its digits also where softargmax is close to 1. */
export const logSoftargmax = (x: Tensor): Tensor =>
  add(shifted(x), scale(filled(x.shape, excess(x)), -1));

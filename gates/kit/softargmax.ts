import { map } from './elementwise.ts';
import { firstLargest, largest, total } from './reduce.ts';
import { tensor, type Tensor } from './tensor.ts';

/** exp(xᵢ) / Σ exp(xⱼ), each between 0 and 1 whatever the size of x. */
export function softargmax(x: Tensor): Tensor {
  // less the largest entry no exponential overflows, and at least one of them is 1
  const top = largest(x).data[0];
  const powers = map(x, (xi) => Math.exp(xi - top));
  const sum = total(powers).data[0];
  const { data } = powers;
  for (let i = 0; i < data.length; i++) data[i] /= sum;
  return powers;
}

/**
 * log Σ exp(xⱼ − max x), from 0 to log n.
 *
 * The largest entry gives exactly 1 to the sum; it is left to log1p, so that a result far below 1
 * keeps its digits.
 */
function excess(x: Tensor, at: number): number {
  const top = x.data[at];
  let sum = 0;
  for (let i = 0; i < x.data.length; i++) if (i !== at) sum += Math.exp(x.data[i] - top);
  return Math.log1p(sum);
}

/** log Σ exp(xⱼ), finite wherever x is. Shape []. */
export function logTotalExp(x: Tensor): Tensor {
  const at = firstLargest(x);
  return tensor(at < 0 ? -Infinity : x.data[at] + excess(x, at));
}

/** log softargmax, with all its digits also where softargmax is close to 1. */
export function logSoftargmax(x: Tensor): Tensor {
  const at = firstLargest(x);
  const top = x.data[at];
  const rest = excess(x, at);
  return map(x, (xi) => xi - top - rest);
}

import { ShapeError } from './errors.ts';
import { sizeOf, type Tensor } from './tensor.ts';

/** f of each entry. */
export function map(a: Tensor, f: (a: number) => number): Tensor {
  const data = new Float64Array(a.data.length);
  for (let i = 0; i < data.length; i++) data[i] = f(a.data[i]);
  return { shape: a.shape, data };
}

/**
 * f of the entries in the same place of two tensors.
 *
 * @throws {ShapeError} when the two hold different numbers of entries
 */
export function map2(a: Tensor, b: Tensor, f: (a: number, b: number) => number): Tensor {
  if (sizeOf(a.shape) !== sizeOf(b.shape)) {
    throw new ShapeError(
      `map2: shapes [${a.shape.join(', ')}] and [${b.shape.join(', ')}] do not agree.`,
    );
  }
  const data = new Float64Array(a.data.length);
  for (let i = 0; i < data.length; i++) data[i] = f(a.data[i], b.data[i]);
  return { shape: a.shape, data };
}

/** A copy, so that what a gate returns is never what it was given. */
export const copy = ({ shape, data }: Tensor): Tensor => ({ shape, data: data.slice() });

/** a + b, entry by entry. */
export const add = (a: Tensor, b: Tensor): Tensor => map2(a, b, (x, y) => x + y);

/** a − b, entry by entry. */
export const subtract = (a: Tensor, b: Tensor): Tensor => map2(a, b, (x, y) => x - y);

/** a · b, entry by entry. */
export const multiply = (a: Tensor, b: Tensor): Tensor => map2(a, b, (x, y) => x * y);

/** a / b, entry by entry. */
export const divide = (a: Tensor, b: Tensor): Tensor => map2(a, b, (x, y) => x / y);

/** −a; a zero comes out as +0. */
export const negate = (a: Tensor): Tensor => map(a, (x) => 0 - x);

/** a times one number, which may come as a tensor of shape []. */
export function scale(a: Tensor, by: number | Tensor): Tensor {
  const factor = typeof by === 'number' ? by : by.data[0];
  return map(a, (x) => x * factor);
}

/** w · a, entry by entry, where a weight of 0 gives 0 whatever it weighs: 0 · log 0 is 0 here. */
export const weigh = (w: Tensor, a: Tensor): Tensor =>
  map2(w, a, (weight, x) => (weight === 0 ? 0 : weight * x));

import { map } from './elementwise.ts';
import { inner, largest } from './reduce.ts';
import { tensor, type Tensor } from './tensor.ts';

/** A power of two near the largest size of an entry, by which dividing is exact; 1 for zeros. */
function exponentOf(x: Tensor): number {
  const size = Math.max(0, largest(map(x, Math.abs)).data[0]);
  if (!(size > 0 && size < Infinity)) return 1;
  // log2 rounds up to 1024 at the end of the range
  return 2 ** Math.min(1023, Math.floor(Math.log2(size)));
}

/** √(x₁² + … + xₙ²) without overflow or underflow of the squares; 0 of none. Shape []. */
export function length(x: Tensor): Tensor {
  if (x.data.length === 0) return tensor(0);
  const s = exponentOf(x);
  const y = map(x, (xi) => xi / s);
  return tensor(s * Math.sqrt(inner(y, y).data[0]));
}

/** x / length(x), a vector of length 1, also where the length overflows; zeros for zeros. */
export function direction(x: Tensor): Tensor {
  const s = x.data.length === 0 ? 1 : exponentOf(x);
  const y = map(x, (xi) => xi / s);
  const r = Math.sqrt(inner(y, y).data[0]);
  return map(y, (yi) => (r === 0 ? 0 : yi / r));
}

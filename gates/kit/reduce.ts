import { map } from './elementwise.ts';
import { tensor, type Tensor } from './tensor.ts';

/** The sum of all entries; 0 of none. Shape []. */
export function total({ data }: Tensor): Tensor {
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += data[i];
  return tensor(sum);
}

/** total / n, also where the total alone would overflow. Shape []. */
export function average(x: Tensor): Tensor {
  const n = x.data.length;
  const mean = total(x).data[0] / n;
  return Number.isFinite(mean) ? tensor(mean) : total(map(x, (xi) => xi / n));
}

/** ⟨x, y⟩, the sum of products of entries in the same place. Shape []. */
export function inner({ data: x }: Tensor, { data: y }: Tensor): Tensor {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] * y[i];
  return tensor(sum);
}

/** Σ wᵢ xᵢ, where a weight of 0 gives 0 whatever it weighs: 0 · log 0 is 0 here. Shape []. */
export function weighedTotal({ data: w }: Tensor, { data: x }: Tensor): Tensor {
  let sum = 0;
  for (let i = 0; i < w.length; i++) if (w[i] !== 0) sum += w[i] * x[i];
  return tensor(sum);
}

/** For each entry the sum of all others: x₁ + … + xₙ − xᵢ without the subtraction, which cancels. */
export function totalOfOthers({ shape, data: x }: Tensor): Tensor {
  const data = new Float64Array(x.length);
  for (let i = 1, before = 0; i < x.length; i++) data[i] = before += x[i - 1];
  for (let i = x.length - 2, after = 0; i >= 0; i--) data[i] += after += x[i + 1];
  return { shape, data };
}

/**
 * aᵢ Σ′b − bᵢ Σ′a, where Σ′ leaves out i, times one number: aᵢ Σb − bᵢ Σa without what the two have in common, which
 * cancels where entry i is nearly the whole sum.
 */
export function exchange({ shape, data: a }: Tensor, { data: b }: Tensor, by = tensor(1)): Tensor {
  const data = new Float64Array(a.length);
  for (let i = 1, A = 0, B = 0; i < a.length; i++) {
    A += a[i - 1];
    B += b[i - 1];
    data[i] = a[i] * B - b[i] * A;
  }
  for (let i = a.length - 2, A = 0, B = 0; i >= 0; i--) {
    A += a[i + 1];
    B += b[i + 1];
    data[i] += a[i] * B - b[i] * A;
  }
  for (let i = 0; i < data.length; i++) data[i] *= by.data[0];
  return { shape, data };
}

/** The place of the first of the largest entries, or of the first NaN; −1 where there is none. */
export function firstLargest({ data }: Tensor): number {
  let at = data.length > 0 ? 0 : -1;
  for (let i = 1; i < data.length; i++) {
    if (Number.isNaN(data[at])) return at;
    if (!(data[at] >= data[i])) at = i;
  }
  return at;
}

/** The largest entry, −∞ of none. Shape []. */
export function largest(x: Tensor): Tensor {
  const at = firstLargest(x);
  return tensor(at < 0 ? -Infinity : x.data[at]);
}

/** 1 at the first of the largest entries, 0 elsewhere. */
export function largestMask(x: Tensor): Tensor {
  const data = new Float64Array(x.data.length);
  data[firstLargest(x)] = 1;
  return { shape: x.shape, data };
}

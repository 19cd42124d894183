import { tensor, type Tensor } from './tensor.ts';

const huge = 2 ** 500;
const step = 2 ** 600;

/** A product as m · step^e, with m away from both ends of the range, so that no factor is lost. */
interface Scaled {
  readonly m: number;
  readonly e: number;
}

function times({ m, e }: Scaled, factor: Scaled): Scaled {
  const product = m * factor.m;
  const exponent = e + factor.e;
  const size = Math.abs(product);
  if (size > huge && size < Infinity) return { m: product / step, e: exponent + 1 };
  if (size < 1 / huge && size > 0) return { m: product * step, e: exponent - 1 };
  return { m: product, e: exponent };
}

const scaled = (x: number): Scaled => times({ m: x, e: 0 }, { m: 1, e: 0 });

/** m · step^e; more than two steps leave the range whatever m is. */
function unscaled({ m, e }: Scaled): number {
  const steps = Math.max(-4, Math.min(4, e));
  let x = m;
  for (let i = 0; i < Math.abs(steps); i++) x = steps > 0 ? x * step : x / step;
  return x;
}

/** The product of all entries, 1 of none; it overflows only where the result does. Shape []. */
export function productOf({ data }: Tensor): Tensor {
  let z: Scaled = { m: 1, e: 0 };
  for (let i = 0; i < data.length; i++) z = times(z, scaled(data[i]));
  return tensor(unscaled(z));
}

/** For each entry the product of all others, without a division, which a zero forbids. */
export function productOfOthers({ shape, data: x }: Tensor): Tensor {
  const before: Scaled[] = [];
  let z: Scaled = { m: 1, e: 0 };
  for (let i = 0; i < x.length; i++) {
    before.push(z);
    z = times(z, scaled(x[i]));
  }
  const data = new Float64Array(x.length);
  z = { m: 1, e: 0 };
  for (let i = x.length - 1; i >= 0; i--) {
    data[i] = unscaled(times(before[i], z));
    z = times(z, scaled(x[i]));
  }
  return { shape, data };
}

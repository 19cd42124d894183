import type { Dimension, Domain } from '../../gates/kit/spec.ts';
import type { Lengths } from './dimensions.ts';
import type { Random } from './random.ts';

const boundOf = (bound: Dimension, lengths: Lengths): number =>
  typeof bound === 'number' ? bound : lengths[bound];

/** Works on each row of the last axis. */
function eachRow(data: Float64Array, length: number, work: (row: Float64Array) => void): void {
  if (length === 0) return;
  for (let at = 0; at < data.length; at += length) {
    work(data.subarray(at, at + length));
  }
}

function normalise(row: Float64Array): void {
  let largest = 0;
  for (const p of row) largest = Math.max(largest, p);
  for (let i = 0; i < row.length; i++) row[i] = largest > 0 ? row[i] / largest : 1;
  let sum = 0;
  for (const p of row) sum += p;
  for (let i = 0; i < row.length; i++) row[i] /= sum;
}

/** Whether a number may be an entry, looked at alone. */
export function contains(domain: Domain, x: number): boolean {
  if (!Number.isFinite(x)) return false;
  if (domain === 'real') return true;
  if (domain === 'positive') return x > 0;
  if (domain === 'nonzero') return x !== 0;
  if (typeof domain === 'string') return x >= 0 && x <= 1;
  if ('greaterThan' in domain) return x > domain.greaterThan;
  if ('interval' in domain) return x >= domain.interval[0] && x <= domain.interval[1];
  return Number.isInteger(x) && x >= 0;
}

/** Bends numbers of any sign and size into a domain, in place; what fits already stays as it is. */
export function bend(
  random: Random,
  data: Float64Array,
  domain: Domain,
  lastAxis: number,
  lengths: Lengths,
): void {
  const each = (f: (x: number) => number): void => {
    for (let i = 0; i < data.length; i++) data[i] = f(data[i]);
  };
  if (domain === 'real') return;
  if (domain === 'positive') each((x) => (x === 0 ? 1 : Math.abs(x)));
  else if (domain === 'nonzero') each((x) => (x === 0 ? 1 : x));
  else if (domain === 'probabilities') {
    each((x) => (x === 0 ? 1 : Math.abs(x)));
    eachRow(data, lastAxis, normalise);
  } else if (domain === 'labels' || domain === 'oneHot') {
    const soft = domain === 'labels' && random.nextInt(0, 1) === 0;
    if (soft) {
      each(Math.abs);
      eachRow(data, lastAxis, normalise);
    } else {
      eachRow(data, lastAxis, (row) => {
        const one = random.nextInt(0, row.length - 1);
        row.forEach((_, i) => (row[i] = i === one ? 1 : 0));
      });
    }
  } else if ('greaterThan' in domain) {
    const bound = domain.greaterThan;
    each((x) => (x > bound ? x : bound + (x === bound ? 1 : bound - x)));
    each((x) => (x > bound ? x : bound + 1));
  } else if ('interval' in domain) {
    const [a, b] = domain.interval;
    each((x) => {
      if (x >= a && x <= b) return x;
      const fraction = Math.abs(x) % 1;
      return a + (b - a) * fraction;
    });
  } else {
    const bound = boundOf(domain.indices, lengths);
    each(() => random.nextInt(0, Math.max(0, bound - 1)));
  }
}

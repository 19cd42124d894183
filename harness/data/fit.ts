import { isDifferentiable, type Domain, type Spec } from '../../gates/kit/spec.ts';
import type { Tensor } from '../../gates/kit/tensor.ts';
import { contains } from '../cases/domain.ts';
import { DataError, sizeOf, type Table } from './table.ts';

/** How the numbers of a file become the values of an input. */
export interface Fit {
  /** The dimension of the examples; null where a network takes one at a time. */
  readonly batch: string | null;
  /** Leaves bytes as they are, from 0 to 255, where they would be taken as parts of 255. */
  readonly raw: boolean;
}

/** Where a number stands: row 3, or row 3, column 7. */
function placeOf(at: number, count: number, size: number): string {
  const inner = count === 0 ? 1 : size / count;
  const row = `row ${Math.floor(at / inner) + 1}`;
  return inner === 1 ? row : `${row}, number ${(at % inner) + 1}`;
}

function oneHot(table: Table, classes: number): Float64Array {
  const { data, shape } = table;
  const hot = new Float64Array(data.length * classes);
  data.forEach((label, row) => {
    if (!Number.isInteger(label) || label < 0 || label >= classes) {
      throw new DataError(
        `${placeOf(row, shape[0], data.length)}: expected a label from 0 to ${classes - 1}, came ${label}`,
      );
    }
    hot[row * classes + label] = 1;
  });
  return hot;
}

/** How far from 1 shares may sum to, which other programs have rounded. */
const aboutOne = 1e-5;

/** What a single number of a domain is. */
function wordFor(domain: Domain): string {
  if (domain === 'positive') return 'a number greater than 0';
  if (domain === 'nonzero') return 'a number other than 0';
  if (typeof domain === 'string') return 'a number from 0 to 1';
  if ('greaterThan' in domain) return `a number greater than ${domain.greaterThan}`;
  if ('interval' in domain) return `a number from ${domain.interval.join(' to ')}`;
  return 'a whole number of 0 or more';
}

/** Holds numbers to what an input says of them, each for itself and those along the last axis together. */
function demandDomain(domain: Domain, data: Float64Array, count: number, length: number): void {
  const stray = data.findIndex((x) => !contains(domain, x));
  if (stray >= 0) {
    const place = placeOf(stray, count, data.length);
    throw new DataError(`${place}: expected ${wordFor(domain)}, came ${data[stray]}`);
  }
  if (domain !== 'oneHot' && domain !== 'labels' && domain !== 'probabilities') return;
  for (let at = 0; at < data.length; at += length) {
    const row = data.subarray(at, at + length);
    const sum = row.reduce((all, x) => all + x, 0);
    const place = placeOf(at, count, data.length).replace(/, number 1$/, '');
    if (domain === 'oneHot' && !(sum === 1 && row.every((x) => x === 0 || x === 1))) {
      throw new DataError(`${place}: expected a single 1 among zeros, came ${row.join(', ')}`);
    }
    if (!(Math.abs(sum - 1) <= aboutOne)) {
      throw new DataError(`${place}: expected numbers that sum to 1, came a sum of ${sum}`);
    }
  }
}

/**
 * The numbers of a file as examples for an input: each has as many numbers as the input has without the axis of
 * the examples. A label becomes a single 1 among zeros where the input asks for that.
 *
 * @param name of the input, for the sentence
 * @returns a tensor whose first axis is that of the examples
 * @throws {DataError} for other sizes, numbers that are not finite or not of the input's domain, and labels out of
 * range
 */
export function fitted(
  name: string,
  { shape: axes, domain }: Spec,
  table: Table,
  { batch, raw }: Fit,
): Tensor {
  const inner = batch === null ? axes : axes.slice(1);
  const named = inner.find((axis) => typeof axis === 'string');
  const [count = 0] = table.shape;
  const own = count === 0 ? 0 : table.data.length / count;
  const shape = inner.map((axis) => (typeof axis === 'string' ? own : axis));
  if (count === 0 || table.data.length === 0) {
    throw new DataError(`expected examples for ${name}, came none`);
  }
  if (named !== undefined && inner.length > 1) {
    throw new DataError(
      `expected ${name} to have lengths that are numbers, came [${inner.join(', ')}], so a row cannot be told apart`,
    );
  }
  const at = table.data.findIndex((x) => !Number.isFinite(x));
  if (at >= 0) {
    throw new DataError(
      `${placeOf(at, count, table.data.length)}: expected finite numbers, came ${table.data[at]}`,
    );
  }
  const classes = shape.at(-1) ?? 1;
  const isLabel = !isDifferentiable({ domain } as Spec) && typeof domain === 'string';
  if (isLabel && own * classes === sizeOf(shape)) {
    return { shape: [count, ...shape], data: oneHot(table, classes) };
  }
  if (own !== sizeOf(shape)) {
    throw new DataError(
      `expected ${sizeOf(shape)} numbers in a row for ${name} [${axes.join(', ')}], came ${own}`,
    );
  }
  if (typeof domain === 'object' && 'indices' in domain && typeof domain.indices === 'number') {
    oneHot(table, domain.indices); // for its range alone
  }
  const data = table.bytes && !raw && !isLabel ? table.data.map((x) => x / 255) : table.data;
  demandDomain(domain, data, count, classes);
  return { shape: [count, ...shape], data };
}

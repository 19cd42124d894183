import { describe, expect, it } from 'vitest';
import {
  indices,
  interval,
  labels,
  nonzero,
  oneHot,
  positive,
  probabilities,
  real,
} from '../../../gates/kit/index.ts';
import { fitted, type Fit, type Table } from '../../../harness/data/index.ts';

const table = (shape: number[], numbers: number[], bytes = false): Table => ({
  shape,
  data: Float64Array.from(numbers),
  bytes,
  columns: null,
});
const batch: Fit = { batch: 'k', raw: false };
const X = real('k', 4);
const Y = oneHot('k', 3);

describe('fitted', () => {
  it('lays pictures out as rows, and takes bytes as parts of 255', () => {
    const pictures = table([2, 2, 2], [0, 255, 51, 0, 0, 0, 0, 102], true);
    expect(fitted('X', X, pictures, batch)).toEqual({
      shape: [2, 4],
      data: Float64Array.of(0, 1, 0.2, 0, 0, 0, 0, 0.4),
    });
    expect(fitted('X', X, pictures, { ...batch, raw: true }).data[1]).toBe(255);
  });

  it('makes a single 1 among zeros of a label', () => {
    const { shape, data } = fitted('Y', Y, table([2], [2, 0], true), batch);
    expect([shape, [...data]]).toEqual([[2, 3], [0, 0, 1, 1, 0, 0]]); // prettier-ignore
  });

  it('takes labels that are rows already', () => {
    expect(fitted('Y', Y, table([1, 3], [0, 1, 0]), batch).shape).toEqual([1, 3]);
  });

  it('takes soft labels, and shares that were rounded elsewhere', () => {
    const shares = table([1, 3], [Math.fround(0.1), Math.fround(0.2), Math.fround(0.7)]);
    expect(fitted('Y', labels('k', 3), shares, batch).data).toEqual(shares.data);
    expect(fitted('p', probabilities('k', 3), shares, batch).data).toEqual(shares.data);
  });

  it('takes one example at a time where a network does', () => {
    expect(
      fitted('x', real(2), table([3, 2], [1, 2, 3, 4, 5, 6]), { batch: null, raw: false }).shape,
    ).toEqual([3, 2]);
    expect(
      fitted('x', real('m'), table([3, 2], [1, 2, 3, 4, 5, 6]), { batch: null, raw: false }).shape,
    ).toEqual([3, 2]);
  });

  it.for<[string, () => unknown, string]>([
    [
      'rows of another length',
      () => fitted('X', X, table([2, 3], [1, 2, 3, 4, 5, 6]), batch),
      'expected 4 numbers in a row for X [k, 4], came 3',
    ],
    [
      'no rows',
      () => fitted('X', X, table([0, 4], []), batch),
      'expected examples for X, came none',
    ],
    [
      'NaN',
      () => fitted('X', X, table([2, 4], [1, 2, 3, 4, 5, 6, NaN, 8]), batch),
      'row 2, number 3: expected finite numbers, came NaN',
    ],
    [
      'a label out of range',
      () => fitted('Y', Y, table([2], [2, 3]), batch),
      'row 2: expected a label from 0 to 2, came 3',
    ],
    [
      'a label between two',
      () => fitted('Y', Y, table([1], [0.5]), batch),
      'row 1: expected a label from 0 to 2, came 0.5',
    ],
    [
      'an index out of range',
      () => fitted('i', indices(5, 'k'), table([2], [4, 5]), batch),
      'row 2: expected a label from 0 to 4, came 5',
    ],
    [
      'rows that hold no single 1',
      () => fitted('Y', Y, table([2, 3], [0, 1, 0, 0, 1, 1]), batch),
      'row 2: expected a single 1 among zeros, came 0, 1, 1',
    ],
    [
      'labels of a row beyond 1',
      () => fitted('Y', Y, table([1, 3], [0, 2, 0]), batch),
      'row 1, number 2: expected a number from 0 to 1, came 2',
    ],
    [
      'shares that do not sum to 1',
      () => fitted('p', probabilities('k', 2), table([2, 2], [0.5, 0.5, 0.5, 0.75]), batch),
      'row 2: expected numbers that sum to 1, came a sum of 1.25',
    ],
    [
      'a number that is not positive',
      () => fitted('x', positive('k', 2), table([1, 2], [1, 0]), batch),
      'row 1, number 2: expected a number greater than 0, came 0',
    ],
    [
      'a zero',
      () => fitted('x', nonzero('k'), table([2], [1, 0]), batch),
      'row 2: expected a number other than 0, came 0',
    ],
    [
      'a number outside an interval',
      () => fitted('x', interval(-1, 1, 'k'), table([2], [1, -2]), batch),
      'row 2: expected a number from -1 to 1, came -2',
    ],
  ])('refuses %s', ([, work, message]) => {
    expect(work).toThrow(message);
  });
});

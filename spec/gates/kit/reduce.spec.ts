import { describe, expect, it } from 'vitest';
import {
  average,
  exchange,
  firstLargest,
  inner,
  largest,
  largestMask,
  tensor,
  total,
  totalOfOthers,
  weighedTotal,
} from '../../../gates/kit/index.ts';

describe('total', () => {
  it('sums the entries of any shape', () => {
    expect(total(tensor([1, 2, 3, 4], [2, 2]))).toEqual(tensor(10));
  });
});

describe('average', () => {
  it('is finite where the total would overflow', () => {
    expect(average(tensor([2 ** 1023, 2 ** 1023]))).toEqual(tensor(2 ** 1023));
  });

  it('passes an infinity on', () => {
    expect(average(tensor([1, Infinity]))).toEqual(tensor(Infinity));
  });
});

describe('inner', () => {
  it('sums the products of entries in the same place', () => {
    expect(inner(tensor([1, 2, 3]), tensor([4, -5, 6]))).toEqual(tensor(12));
  });
});

describe('weighedTotal', () => {
  it('sums the products, and leaves out what has no weight', () => {
    expect(weighedTotal(tensor([2, 0, -3]), tensor([5, -Infinity, 4]))).toEqual(tensor(-2));
    expect(weighedTotal(tensor([0]), tensor([NaN]))).toEqual(tensor(0));
    expect(weighedTotal(tensor([1]), tensor([NaN]))).toEqual(tensor(NaN));
  });
});

describe('totalOfOthers', () => {
  it('leaves out the entry itself', () => {
    expect(totalOfOthers(tensor([1, 2, 4]))).toEqual(tensor([6, 5, 3]));
  });

  it('keeps what the whole sum would swallow', () => {
    expect(totalOfOthers(tensor([1, 2 ** -100, 2 ** -101]))).toEqual(tensor([3 * 2 ** -101, 1, 1]));
  });

  it('is 0 for a single entry', () => {
    expect(totalOfOthers(tensor([7]))).toEqual(tensor([0]));
  });
});

describe('exchange', () => {
  it('is aᵢ Σb − bᵢ Σa', () => {
    expect(exchange(tensor([1, 2, 4]), tensor([3, 5, 7]))).toEqual(
      tensor([1 * 15 - 3 * 7, 2 * 15 - 5 * 7, 4 * 15 - 7 * 7]),
    );
  });

  it('keeps what is left where an entry is nearly the whole sum', () => {
    expect(exchange(tensor([1, 2 ** -100]), tensor([1, 0]))).toEqual(
      tensor([-(2 ** -100), 2 ** -100]),
    );
  });

  it('is so many times that', () => {
    expect(exchange(tensor([1, 2]), tensor([3, 5]), tensor(-2))).toEqual(
      tensor([-2 * (1 * 5 - 3 * 2), -2 * (2 * 3 - 5 * 1)]),
    );
  });

  it('is 0 for a single entry, and nothing for none', () => {
    expect(exchange(tensor([7]), tensor([3]))).toEqual(tensor([0]));
    expect(exchange(tensor([]), tensor([]))).toEqual(tensor([]));
  });
});

describe('largest', () => {
  it('is −∞ of none', () => {
    expect(largest(tensor([]))).toEqual(tensor(-Infinity));
  });

  it('is the first NaN where there is one', () => {
    expect(firstLargest(tensor([3, NaN, 9, NaN]))).toBe(1);
  });

  it('is marked at the first of its places', () => {
    expect(largestMask(tensor([1, 3, 3]))).toEqual(tensor([0, 1, 0]));
  });
});

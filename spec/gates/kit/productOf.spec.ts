import { describe, expect, it } from 'vitest';
import { productOf, productOfOthers, tensor } from '../../../gates/kit/index.ts';

describe('productOf', () => {
  it('is exact where factors far out cancel', () => {
    expect(productOf(tensor([2 ** 1000, 2 ** 1000, 3, 2 ** -1000, 2 ** -1000]))).toEqual(tensor(3));
  });

  it('goes to infinity and to 0 with its sign', () => {
    expect(productOf(tensor([-1e300, 1e300]))).toEqual(tensor(-Infinity));
    expect(productOf(tensor([-1e-300, 1e-300]))).toEqual(tensor(-0));
  });

  it('passes on what is no number', () => {
    expect(productOf(tensor([NaN, 0]))).toEqual(tensor(NaN));
    expect(productOf(tensor([Infinity, 2]))).toEqual(tensor(Infinity));
  });
});

describe('productOfOthers', () => {
  it('needs no division', () => {
    expect(productOfOthers(tensor([0, 3, 5]))).toEqual(tensor([15, 0, 0]));
  });

  it('does not make ∞ · 0 of factors that would overflow on the way', () => {
    expect(productOfOthers(tensor([1e200, 1e200, 0, 0]))).toEqual(tensor([0, 0, 0, 0]));
  });

  it('takes many factors out of range and back', () => {
    const factors = [...Array<number>(9).fill(2 ** 900), ...Array<number>(9).fill(2 ** -900)];
    expect(productOf(tensor(factors))).toEqual(tensor(1));
    expect(productOfOthers(tensor(factors)).data[0]).toBe(2 ** -900);
  });
});

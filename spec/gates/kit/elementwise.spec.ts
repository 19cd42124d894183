import { describe, expect, it } from 'vitest';
import { add, copy, map2, negate, scale, tensor, weigh } from '../../../gates/kit/index.ts';

describe('map2', () => {
  it('refuses tensors of different sizes', () => {
    expect(() => add(tensor([1, 2]), tensor([1]))).toThrow(
      'map2: shapes [2] and [1] do not agree.',
    );
  });

  it('takes the shape of the first', () => {
    expect(map2(tensor([1, 2], [1, 2]), tensor([3, 4]), Math.max)).toEqual(tensor([3, 4], [1, 2]));
  });
});

describe('copy', () => {
  it('shares no memory', () => {
    const x = tensor([1]);
    expect(copy(x).data).not.toBe(x.data);
  });
});

describe('negate', () => {
  it('makes no −0', () => {
    expect(negate(tensor([0, 1, -2]))).toEqual(tensor([0, -1, 2]));
  });
});

describe('scale', () => {
  it('takes its factor from a tensor of shape [] too', () => {
    expect(scale(tensor([1, 2]), tensor(3))).toEqual(scale(tensor([1, 2]), 3));
  });
});

describe('weigh', () => {
  it('gives 0 for a weight of 0, whatever it weighs', () => {
    expect(weigh(tensor([0, 0, 2]), tensor([-Infinity, NaN, 3]))).toEqual(tensor([0, 0, 6]));
  });
});

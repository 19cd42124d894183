import { describe, expect, it } from 'vitest';
import { direction, length, tensor } from '../../../gates/kit/index.ts';

describe('length', () => {
  it('is exact for the sides of a triangle at every scale', () => {
    const scales = [2 ** -1070, 2 ** -500, 1, 2 ** 500, 2 ** 1020];
    for (const s of scales) expect(length(tensor([3 * s, -4 * s]))).toEqual(tensor(5 * s));
  });

  it('is 0 of none and of zeros', () => {
    expect([length(tensor([])), length(tensor([0, -0]))]).toEqual([tensor(0), tensor(0)]);
  });

  it('passes on what is no number', () => {
    expect([length(tensor([NaN, 1])), length(tensor([-Infinity, 1]))]).toEqual([
      tensor(NaN),
      tensor(Infinity),
    ]);
  });
});

describe('direction', () => {
  it('has length 1 whatever the scale', () => {
    const s = 2 ** -1070;
    expect(direction(tensor([3 * s, 4 * s]))).toEqual(tensor([0.6, 0.8]));
  });

  it('is zeros for zeros', () => {
    expect(direction(tensor([0, 0]))).toEqual(tensor([0, 0]));
  });
});

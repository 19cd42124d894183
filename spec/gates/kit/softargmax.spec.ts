import { describe, expect, it } from 'vitest';
import { logSoftargmax, logTotalExp, softargmax, tensor } from '../../../gates/kit/index.ts';

describe('softargmax', () => {
  it('does not change when all entries move together', () => {
    expect(softargmax(tensor([1e4, 1e4 - 2]))).toEqual(softargmax(tensor([2, 0])));
  });

  it('is a distribution at the ends of the range', () => {
    expect(softargmax(tensor([Number.MAX_VALUE, -Number.MAX_VALUE]))).toEqual(tensor([1, 0]));
    expect(softargmax(tensor([-1e300, -1e300]))).toEqual(tensor([0.5, 0.5]));
  });
});

describe('logTotalExp', () => {
  it('is the entry itself where there is one, −∞ of none', () => {
    expect([logTotalExp(tensor([-3])), logTotalExp(tensor([]))]).toEqual([
      tensor(-3),
      tensor(-Infinity),
    ]);
  });
});

describe('logSoftargmax', () => {
  it('is 0 where there is no other', () => {
    expect(logSoftargmax(tensor([1e300]))).toEqual(tensor([0]));
  });
});

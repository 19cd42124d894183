import { describe, expect, it } from 'vitest';
import { logistic, logisticSlope } from '../../../gates/kit/index.ts';
import { expectUlps } from '../atPoints.ts';

describe('logistic', () => {
  it('keeps its digits in the lower tail', () => {
    expectUlps([-40, -700].map(logistic), [4.248354255291589e-18, 9.85967654375977e-305]);
  });

  it('passes a NaN on', () => {
    expect([logistic(NaN), logisticSlope(NaN)]).toEqual([NaN, NaN]);
  });
});

describe('logisticSlope', () => {
  it('is even, and a quarter at 0', () => {
    expect([0, -3, 1e308].map(logisticSlope)).toEqual([0.25, logisticSlope(3), 0]);
  });
});

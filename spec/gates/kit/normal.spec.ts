import { describe, expect, it } from 'vitest';
import { normalBelow, normalDensity } from '../../../gates/kit/index.ts';
import { expectUlps } from '../atPoints.ts';

describe('normalBelow', () => {
  it('agrees with 64 digits on both sides of 0', () => {
    expectUlps([-1, 0, 1].map(normalBelow), [0.15865525393145705, 0.5, 0.8413447460685429]);
  });

  it('keeps its digits until the result is no normal number', () => {
    expectUlps([normalBelow(-37)], [5.725571222524577e-300]);
  });

  it('reaches 0 and 1', () => {
    expect([-1e300, -Infinity, 9, Infinity].map(normalBelow)).toEqual([0, 0, 1, 1]);
  });
});

describe('normalDensity', () => {
  it('is even', () => {
    expectUlps([-1, 1].map(normalDensity), [0.24197072451914334, 0.24197072451914334]);
  });
});

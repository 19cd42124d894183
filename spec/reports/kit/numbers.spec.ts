import { describe, expect, it } from 'vitest';
import { tensor } from '../../../gates/kit/tensor.ts';
import { showTensor } from '../../../reports/kit/literal.ts';
import { showCount, showMeasured, showNumber, showTime } from '../../../reports/kit/numbers.ts';

describe('showNumber', () => {
  it.for([
    [2.34e-13, '2.3e-13'],
    [0.25, '0.25'],
    [1.6e9, '1.6e9'],
    [0, '0'],
    [null, '–'],
    [Infinity, '∞'],
    [NaN, 'NaN'],
  ] as const)('shows %s as %s', ([value, text]) => {
    expect(showNumber(value)).toBe(text);
  });
});

describe('showCount', () => {
  it('sets thousands apart', () => {
    expect([0, 12, 123, 1234, 12345, 1234567].map(showCount)).toEqual([
      '0',
      '12',
      '123',
      '1,234',
      '12,345',
      '1,234,567',
    ]);
  });
});

describe('showMeasured', () => {
  it('stops at the digit that its bar leaves in doubt', () => {
    expect(showMeasured(-0.015625000000001, 9.1e-16)).toBe('-0.015625000000001');
    expect(showMeasured(-0.015625000000001, 9.1e-10)).toBe('-0.015625');
    expect(showMeasured(1234.5678, 0.03)).toBe('1234.57');
  });

  it('is 0 where the bar swallows the value', () => {
    expect(showMeasured(1e-9, 1e-6)).toBe('0');
    expect(showMeasured(1e-9, Infinity)).toBe('0');
  });
});

describe('showTensor', () => {
  it('prints the literal that reads back', () => {
    expect(showTensor(tensor(0.125))).toBe('0.125');
    expect(showTensor(tensor([1, -0, NaN, 4], [2, 2]))).toBe('[[1, -0], [NaN, 4]]');
  });

  it('says the shape of what has no entries, or too many', () => {
    expect(showTensor(tensor([], [0, 3]))).toBe('[] (shape [0, 3])');
    expect(showTensor(tensor(new Float64Array(100)))).toBe('100 numbers of shape [100]');
  });
});

describe('showTime', () => {
  it('chooses the unit that a reader would', () => {
    expect([31, 3210, 125_000].map(showTime)).toEqual(['31 ms', '3.2 s', '2 min 5 s']);
  });
});

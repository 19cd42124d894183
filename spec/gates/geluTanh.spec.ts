import { expect, it } from 'vitest';
import { geluTanh } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';
import { expectUlps, slopesAt, valuesAt } from './atPoints.ts';

describeGate(geluTanh, () => {
  it('is close to the exact form at 1', () => {
    expectUlps(valuesAt(geluTanh, 0, 1), [0, 0.8411919906082767]);
    expectUlps(slopesAt(geluTanh, 0, 1), [0.5, 1.0829640838457826]);
  });

  it('keeps the digits below 0 that its condition allows', () => {
    expectUlps(valuesAt(geluTanh, -6), [-8.439646700762297e-11], 32);
    expectUlps(slopesAt(geluTanh, -6), [-7.709973930953696e-10], 32);
  });

  it('is a number at the ends of the range', () => {
    expect(valuesAt(geluTanh, -1e308, 1e308)).toEqual([-0, 1e308]);
    expect(slopesAt(geluTanh, -1e308, 1e308)).toEqual([0, 1]);
  });

  it('names the input that is not a vector', () => {
    expect(() => geluTanh.forward({ x: tensor([1, 2], [1, 2]) })).toThrow(
      'geluTanh: x has shape [1, 2], expected [n].',
    );
  });
});

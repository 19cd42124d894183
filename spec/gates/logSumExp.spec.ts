import { expect, it } from 'vitest';
import { logSumExp } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';
import { expectUlps } from './atPoints.ts';

describeGate(logSumExp, () => {
  it('is log n for n zeros', () => {
    expectUlps(logSumExp.forward({ x: tensor([0, 0]) }).data, [Math.LN2]);
    expect(logSumExp.vjp({ x: tensor([0, 0]) }, tensor(1)).x).toEqual(tensor([0.5, 0.5]));
  });

  it('is the maximum where the rest is far below', () => {
    expect(logSumExp.forward({ x: tensor([1e300, -1e300]) })).toEqual(tensor(1e300));
    expect(logSumExp.vjp({ x: tensor([1e300, -1e300]) }, tensor(1)).x).toEqual(tensor([1, 0]));
  });

  it('keeps the digits of a result close to 0', () => {
    expectUlps(logSumExp.forward({ x: tensor([0, -50]) }).data, [1.9287498479639178e-22]);
  });

  it('names the input that is not a vector', () => {
    expect(() => logSumExp.forward({ x: tensor([1, 2], [2, 1]) })).toThrow(
      'logSumExp: x has shape [2, 1], expected [n].',
    );
  });
});

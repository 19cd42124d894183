import { expect, it } from 'vitest';
import { log } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';
import { expectUlps, slopesAt, valuesAt } from './atPoints.ts';

describeGate(log, () => {
  it('is 0 at 1, with slope 1', () => {
    expect(valuesAt(log, 1)).toEqual([0]);
    expect(slopesAt(log, 1, 2, 0.25)).toEqual([1, 0.5, 4]);
  });

  it('is finite at the smallest number', () => {
    expectUlps(valuesAt(log, 5e-324), [-744.4400719213812]);
  });

  it('names the input that is not a vector', () => {
    expect(() => log.forward({ x: tensor([1, 2], [1, 2]) })).toThrow(
      'log: x has shape [1, 2], expected [n].',
    );
  });
});

import { expect, it } from 'vitest';
import { log1p } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';
import { expectUlps, slopesAt, valuesAt } from './atPoints.ts';

describeGate(log1p, () => {
  it('is 0 at 0, with slope 1', () => {
    expect(valuesAt(log1p, 0)).toEqual([0]);
    expect(slopesAt(log1p, 0, 1, -0.5)).toEqual([1, 0.5, 2]);
  });

  it('keeps its digits near 0', () => {
    expectUlps(valuesAt(log1p, 1e-10), [9.9999999995e-11]);
  });

  it('names the input that is not a vector', () => {
    expect(() => log1p.forward({ x: tensor([1, 2], [1, 2]) })).toThrow(
      'log1p: x has shape [1, 2], expected [n].',
    );
  });
});

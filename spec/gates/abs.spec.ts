import { expect, it } from 'vitest';
import { abs } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';
import { slopesAt, valuesAt } from './atPoints.ts';

describeGate(abs, () => {
  it('has the sign of x for its slope', () => {
    expect(valuesAt(abs, -3, 2)).toEqual([3, 2]);
    expect(slopesAt(abs, -3, 2)).toEqual([-1, 1]);
  });

  it('claims the slope 0 at 0', () => {
    expect(slopesAt(abs, 0)).toEqual([0]);
  });

  it('names the input that is not a vector', () => {
    expect(() => abs.forward({ x: tensor([1, 2], [1, 2]) })).toThrow(
      'abs: x has shape [1, 2], expected [n].',
    );
  });
});

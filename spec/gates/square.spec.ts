import { expect, it } from 'vitest';
import { square } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';
import { slopesAt, valuesAt } from './atPoints.ts';

describeGate(square, () => {
  it('doubles x for its slope', () => {
    expect(valuesAt(square, -3, 0.5)).toEqual([9, 0.25]);
    expect(slopesAt(square, -3, 0.5)).toEqual([-6, 1]);
  });

  it('keeps a finite slope where its value overflows', () => {
    expect(valuesAt(square, 1e300)).toEqual([Infinity]);
    expect(slopesAt(square, 1e300)).toEqual([2e300]);
  });

  it('names the input that is not a vector', () => {
    expect(() => square.forward({ x: tensor([1, 2], [1, 2]) })).toThrow(
      'square: x has shape [1, 2], expected [n].',
    );
  });
});

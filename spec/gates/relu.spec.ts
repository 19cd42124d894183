import { expect, it } from 'vitest';
import { relu } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';
import { slopesAt, valuesAt } from './atPoints.ts';

describeGate(relu, () => {
  it('passes what is positive and clamps the rest', () => {
    expect(valuesAt(relu, -2, 3)).toEqual([0, 3]);
    expect(slopesAt(relu, -2, 3)).toEqual([0, 1]);
  });

  it('passes no gradient at 0', () => {
    expect(slopesAt(relu, 0)).toEqual([0]);
  });

  it('tells the smallest numbers from 0', () => {
    expect(slopesAt(relu, -5e-324, 5e-324)).toEqual([0, 1]);
  });

  it('does not hide a NaN', () => {
    expect(valuesAt(relu, NaN)).toEqual([NaN]);
  });

  it('names the input that is not a vector', () => {
    expect(() => relu.forward({ x: tensor([1, 2], [1, 2]) })).toThrow(
      'relu: x has shape [1, 2], expected [n].',
    );
  });
});

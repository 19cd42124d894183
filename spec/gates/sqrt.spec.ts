import { expect, it } from 'vitest';
import { sqrt } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';
import { slopesAt, valuesAt } from './atPoints.ts';

describeGate(sqrt, () => {
  it('halves the reciprocal of its value', () => {
    expect(valuesAt(sqrt, 4, 0.25)).toEqual([2, 0.5]);
    expect(slopesAt(sqrt, 4, 0.25)).toEqual([0.25, 1]);
  });

  it('has a finite slope at the smallest number', () => {
    expect(slopesAt(sqrt, 2 ** -1074)).toEqual([2 ** 536]);
  });

  it('names the input that is not a vector', () => {
    expect(() => sqrt.forward({ x: tensor([1, 2], [1, 2]) })).toThrow(
      'sqrt: x has shape [1, 2], expected [n].',
    );
  });
});

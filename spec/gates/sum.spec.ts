import { expect, it } from 'vitest';
import { sum } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';

describeGate(sum, () => {
  it('hands the gradient unchanged to all', () => {
    expect(sum.forward({ x: tensor([1, 2, 4]) })).toEqual(tensor(7));
    expect(sum.vjp({ x: tensor([1, 2, 4]) }, tensor(3)).x).toEqual(tensor([3, 3, 3]));
  });

  it('is 0 of none', () => {
    expect(sum.forward({ x: tensor([]) })).toEqual(tensor(0));
  });

  it('names the input that is not a vector', () => {
    expect(() => sum.forward({ x: tensor([1, 2], [2, 1]) })).toThrow(
      'sum: x has shape [2, 1], expected [n].',
    );
  });
});

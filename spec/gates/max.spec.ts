import { expect, it } from 'vitest';
import { max } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';

describeGate(max, () => {
  it('routes the gradient to the largest entry', () => {
    expect(max.forward({ x: tensor([1, 5, 3]) })).toEqual(tensor(5));
    expect(max.vjp({ x: tensor([1, 5, 3]) }, tensor(7)).x).toEqual(tensor([0, 7, 0]));
  });

  it('routes the gradient of a tie to the first', () => {
    expect(max.vjp({ x: tensor([1, 5, 5]) }, tensor(7)).x).toEqual(tensor([0, 7, 0]));
  });

  it('does not hide a NaN between others', () => {
    expect(max.forward({ x: tensor([1, NaN, 3]) })).toEqual(tensor(NaN));
  });

  it('names the input that is not a vector', () => {
    expect(() => max.forward({ x: tensor([1, 2], [2, 1]) })).toThrow(
      'max: x has shape [2, 1], expected [n].',
    );
  });
});

import { expect, it } from 'vitest';
import { mean } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';

describeGate(mean, () => {
  it('shares the gradient among all', () => {
    expect(mean.forward({ x: tensor([1, 2, 4, 9]) })).toEqual(tensor(4));
    expect(mean.vjp({ x: tensor([1, 2, 4, 9]) }, tensor(3)).x).toEqual(
      tensor([0.75, 0.75, 0.75, 0.75]),
    );
  });

  it('is finite where the sum would overflow', () => {
    expect(mean.forward({ x: tensor([2 ** 1023, 2 ** 1023]) })).toEqual(tensor(2 ** 1023));
  });

  it('names the input that is not a vector', () => {
    expect(() => mean.forward({ x: tensor([1, 2], [2, 1]) })).toThrow(
      'mean: x has shape [2, 1], expected [n].',
    );
  });
});

import { expect, it } from 'vitest';
import { meanSquaredError } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';

const prediction = tensor([4, 1]);
const target = tensor([3, 4]);

describeGate(meanSquaredError, () => {
  it('is the mean of the squares, with opposite gradients', () => {
    expect(meanSquaredError.forward({ prediction, target })).toEqual(tensor(5));
    expect(meanSquaredError.vjp({ prediction, target }, tensor(2))).toEqual({
      prediction: tensor([2, -6]),
      target: tensor([-2, 6]),
    });
  });

  it('is 0 without slope where the prediction is right', () => {
    const inputs = { prediction: target, target };
    expect(meanSquaredError.forward(inputs)).toEqual(tensor(0));
    expect(meanSquaredError.jacobian(inputs).prediction).toEqual(tensor([0, 0], [1, 2]));
  });

  it('names the input whose shape disagrees', () => {
    expect(() => meanSquaredError.forward({ prediction, target: tensor([1]) })).toThrow(
      'meanSquaredError: target has shape [1], expected [n] with n = 2 (from prediction).',
    );
  });
});

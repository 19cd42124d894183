import { expect, it } from 'vitest';
import { divide } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';

const x = tensor([6, -1]);
const y = tensor([2, 4]);

describeGate(divide, () => {
  it('divides entry by entry', () => {
    expect(divide.forward({ x, y })).toEqual(tensor([3, -0.25]));
  });

  it('hands the divisor minus the gradient times x / y²', () => {
    expect(divide.vjp({ x, y }, tensor([1, 2]))).toEqual({
      x: tensor([0.5, 0.5]),
      y: tensor([-1.5, 0.125]),
    });
  });

  it('keeps the slope by y where y² would underflow', () => {
    const inputs = { x: tensor([2 ** -1000]), y: tensor([2 ** -600]) };
    expect(divide.jacobian(inputs).y).toEqual(tensor([-(2 ** 200)], [1, 1]));
  });

  it('names the input whose shape disagrees', () => {
    expect(() => divide.forward({ x: tensor([1, 2]), y: tensor([1]) })).toThrow(
      'divide: y has shape [1], expected [n] with n = 2 (from x).',
    );
  });
});

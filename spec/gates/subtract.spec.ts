import { expect, it } from 'vitest';
import { subtract } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';

const x = tensor([6, -1]);
const y = tensor([2, 4]);

describeGate(subtract, () => {
  it('subtracts entry by entry', () => {
    expect(subtract.forward({ x, y })).toEqual(tensor([4, -5]));
  });

  it('hands the second the gradient with its sign turned', () => {
    expect(subtract.vjp({ x, y }, tensor([5, 0])).y).toEqual(tensor([-5, 0]));
  });

  it('names the input whose shape disagrees', () => {
    expect(() => subtract.forward({ x: tensor([1, 2]), y: tensor([1]) })).toThrow(
      'subtract: y has shape [1], expected [n] with n = 2 (from x).',
    );
  });
});

import { expect, it } from 'vitest';
import { add } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';

const x = tensor([6, -1]);
const y = tensor([2, 4]);

describeGate(add, () => {
  it('adds entry by entry', () => {
    expect(add.forward({ x, y })).toEqual(tensor([8, 3]));
  });

  it('hands the gradient unchanged to both, as copies', () => {
    const zBar = tensor([5, 7]);
    const { x: xBar, y: yBar } = add.vjp({ x, y }, zBar);
    expect([xBar, yBar]).toEqual([zBar, zBar]);
    expect(new Set([zBar.data, xBar.data, yBar.data]).size).toBe(3);
  });

  it('names the input whose shape disagrees', () => {
    expect(() => add.forward({ x: tensor([1, 2]), y: tensor([1]) })).toThrow(
      'add: y has shape [1], expected [n] with n = 2 (from x).',
    );
  });
});

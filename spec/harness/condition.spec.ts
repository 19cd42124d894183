import { describe, expect, it } from 'vitest';
import { multiply, relu, sum } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { gradientOf, outputOf } from '../../harness/condition.ts';

describe('outputOf', () => {
  it('sees a sum that cancels against its terms', () => {
    const { values, scales } = outputOf(sum, { x: tensor([1e8, 1, -1e8]) });
    expect([...values]).toEqual([1]);
    expect([...scales]).toEqual([2e8 + 1]);
  });

  it('does not grow with the number of entries', () => {
    const { scales } = outputOf(relu, { x: tensor(new Float64Array(1000).fill(2)) });
    expect(new Set(scales)).toEqual(new Set([2]));
  });
});

describe('gradientOf', () => {
  it('sees an entry against what its inputs make of it', () => {
    const inputs = { x: tensor([3]), y: tensor([5]) };
    const { x, y } = gradientOf(multiply, inputs, tensor([2]));
    expect([x.values[0], y.values[0]]).toEqual([10, 6]);
    expect([x.scales[0], y.scales[0]]).toEqual([10, 6]);
  });

  it('takes no jump at a kink for a slope', () => {
    const { x } = gradientOf(relu, { x: tensor([2 ** -30]) }, tensor([1]));
    expect([...x.scales]).toEqual([1]);
  });
});

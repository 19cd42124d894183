import { expect, it } from 'vitest';
import { tanh } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';
import { expectUlps, slopesAt, valuesAt } from './atPoints.ts';

describeGate(tanh, () => {
  it('is 0 at 0, with slope 1', () => {
    expect(valuesAt(tanh, 0)).toEqual([0]);
    expect(slopesAt(tanh, 0)).toEqual([1]);
  });

  it('is odd, and its slope even', () => {
    expectUlps(valuesAt(tanh, -1, 1), [-0.7615941559557649, 0.7615941559557649]);
    expectUlps(slopesAt(tanh, -1, 1), [0.4199743416140261, 0.4199743416140261]);
  });

  it('keeps the digits of its slope where 1 − tanh² has none', () => {
    expectUlps(slopesAt(tanh, 20), [1.6993417021166355e-17]);
  });

  it('saturates without overflow at the ends of the range', () => {
    expect(valuesAt(tanh, -1e308, 1e308)).toEqual([-1, 1]);
    expect(slopesAt(tanh, -1e308, 1e308)).toEqual([0, 0]);
  });

  it('names the input that is not a vector', () => {
    expect(() => tanh.forward({ x: tensor([1, 2], [1, 2]) })).toThrow(
      'tanh: x has shape [1, 2], expected [n].',
    );
  });
});

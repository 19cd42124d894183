import { expect, it } from 'vitest';
import { exp } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';
import { expectUlps, slopesAt, valuesAt } from './atPoints.ts';

describeGate(exp, () => {
  it('is its own derivative', () => {
    expectUlps(valuesAt(exp, 0, 1), [1, Math.E]);
    expect(slopesAt(exp, 0, 1, -700)).toEqual(valuesAt(exp, 0, 1, -700));
  });

  it('overflows to infinity only where its value does', () => {
    expect(valuesAt(exp, -1e4, 1e4)).toEqual([0, Infinity]);
  });

  it('answers a zero cotangent by zero where it overflows', () => {
    expect(exp.vjp({ x: tensor([1e4]) }, tensor([0])).x).toEqual(tensor([0]));
  });

  it('names the input that is not a vector', () => {
    expect(() => exp.forward({ x: tensor([1, 2], [1, 2]) })).toThrow(
      'exp: x has shape [1, 2], expected [n].',
    );
  });
});

import { expect, it } from 'vitest';
import { norm } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';
import { expectUlps } from './atPoints.ts';

describeGate(norm, () => {
  it('is 5 for (3, 4), with their fifths for its gradient', () => {
    expect(norm.forward({ x: tensor([3, 4]) })).toEqual(tensor(5));
    expect(norm.vjp({ x: tensor([3, 4]) }, tensor(10)).x).toEqual(tensor([6, 8]));
  });

  it('claims 0 at 0', () => {
    expect(norm.vjp({ x: tensor([0, 0]) }, tensor(1)).x).toEqual(tensor([0, 0]));
  });

  it('neither overflows nor underflows', () => {
    expectUlps(norm.forward({ x: tensor([3e300, 4e300]) }).data, [5e300]);
    expectUlps(norm.forward({ x: tensor([3e-300, 4e-300]) }).data, [5e-300]);
    expectUlps(norm.jacobian({ x: tensor([3e-300, 4e-300]) }).x.data, [0.6, 0.8]);
  });

  it('has a direction even where its value overflows', () => {
    const x = tensor([Number.MAX_VALUE, Number.MAX_VALUE]);
    expectUlps(norm.jacobian({ x }).x.data, [Math.SQRT1_2, Math.SQRT1_2]);
  });

  it('names the input that is not a vector', () => {
    expect(() => norm.forward({ x: tensor([1, 2], [2, 1]) })).toThrow(
      'norm: x has shape [2, 1], expected [n].',
    );
  });
});

import { expect, it } from 'vitest';
import { identity } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';

describeGate(identity, () => {
  it('hands out what came in, as a copy', () => {
    const x = tensor([1, -2]);
    expect(identity.forward({ x })).toEqual(x);
    expect(identity.forward({ x }).data).not.toBe(x.data);
  });

  it('has the identity matrix for ∂z/∂x', () => {
    expect(identity.jacobian({ x: tensor([7, 8]) }).x).toEqual(tensor([1, 0, 0, 1], [2, 2]));
  });

  it('names the input that is not a vector', () => {
    expect(() => identity.forward({ x: tensor(1) })).toThrow(
      'identity: x has shape [], expected [n].',
    );
  });
});

import { expect, it } from 'vitest';
import { prod } from '../../gates/index.ts';
import { tensor } from '../../gates/kit/index.ts';
import { describeGate } from '../describeGate.ts';

describeGate(prod, () => {
  it('hands each the product of the others', () => {
    expect(prod.forward({ x: tensor([2, 3, 4]) })).toEqual(tensor(24));
    expect(prod.vjp({ x: tensor([2, 3, 4]) }, tensor(2)).x).toEqual(tensor([24, 16, 12]));
  });

  it('has one slope that is not 0 where one entry is 0', () => {
    expect(prod.jacobian({ x: tensor([2, 0, 4]) }).x).toEqual(tensor([0, 8, 0], [1, 3]));
  });

  it('has no slope where two entries are 0', () => {
    expect(prod.jacobian({ x: tensor([0, 3, 0]) }).x).toEqual(tensor([0, 0, 0], [1, 3]));
  });

  it('overflows only where its value does', () => {
    const x = tensor([2 ** 700, 2 ** 700, 2 ** -1000, 2 ** -400]);
    expect(prod.forward({ x })).toEqual(tensor(1));
    expect(prod.jacobian({ x }).x).toEqual(
      tensor([2 ** -700, 2 ** -700, 2 ** 1000, 2 ** 400], [1, 4]),
    );
  });

  it('is 1 of none', () => {
    expect(prod.forward({ x: tensor([]) })).toEqual(tensor(1));
  });

  it('names the input that is not a vector', () => {
    expect(() => prod.forward({ x: tensor([1, 2], [2, 1]) })).toThrow(
      'prod: x has shape [2, 1], expected [n].',
    );
  });
});

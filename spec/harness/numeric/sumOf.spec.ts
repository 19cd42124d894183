import { describe, expect, it } from 'vitest';
import { valuesAlong } from '../../../harness/numeric/field.ts';
import { sumOf } from '../../../harness/numeric/sumOf.ts';
import { vector, type Vector } from '../subjects.ts';
import { measure } from './measure.ts';

const powers = ([x]: Vector): Vector => vector(x, -(x ** 2), x ** 3);

describe('sumOf', () => {
  it('is some outputs, each so many times, and as large as all that it is made of', () => {
    const { value, sizes, cotangent } = measure(powers, vector(2), function* (field) {
      yield* [];
      return sumOf(field, [2, 1], [3, -1]);
    });
    expect(value).toEqual(vector(3 * 8 + 4));
    expect(sizes).toEqual(vector(3 * 8 + 4));
    expect(cotangent).toEqual(vector(0, -1, 3));
  });

  it('is as large as its terms where these cancel', () => {
    const { value, sizes } = measure(powers, vector(2), function* (field) {
      yield* [];
      return sumOf(field, [0, 1], [2, 1]);
    });
    expect([value, sizes]).toEqual([vector(0), vector(8)]);
  });

  it('is the same sum elsewhere', () => {
    const direction = [{ input: 0, indices: [0], weights: vector(1) }];
    const values = measure(powers, vector(2), (field) =>
      valuesAlong(sumOf(field, [0, 2], [1, -1]), direction, [1, -1]),
    );
    expect(values).toEqual([vector(3 - 27), vector(1 - 1)]);
  });
});

import { describe, expect, it } from 'vitest';
import {
  axis,
  inner,
  sizeWithout,
  stretch,
  unitOf,
  valuesAlong,
  valuesAlongEach,
} from '../../../harness/numeric/field.ts';
import { vector, type Vector } from '../subjects.ts';
import { each, measure } from './measure.ts';

const squares = each((x) => x * x);

describe('valuesAlong', () => {
  it('is f at steps along a direction', () => {
    const values = measure(squares, vector(1, 2), (field) =>
      valuesAlong(field, axis(0, 1, 2), [0.5, -1]),
    );
    expect(values).toEqual([vector(1, 9), vector(1, 0)]);
  });

  it('is the sum of the outputs, weighted, where that is looked at', () => {
    const values = measure(squares, vector(1, 2), (field) =>
      valuesAlong({ ...field, cotangent: vector(10, -1) }, axis(0, 0), [1, 2]),
    );
    expect(values).toEqual([vector(36), vector(86)]);
  });

  it('is what else is asked for, at the same places', () => {
    const values = measure(squares, vector(3), (field) =>
      valuesAlong(
        {
          ...field,
          *ask(places) {
            yield* [];
            return places.map(({ step }) => ({ numbers: [vector(step!)] }));
          },
        },
        axis(0, 0),
        [1, 2],
      ),
    );
    expect(values).toEqual([vector(1), vector(2)]);
  });

  it('is null where the subject gives no answer', () => {
    const half = (x: Vector): Vector => {
      if (x[0] > 1) throw new RangeError('not here');
      return x.slice();
    };
    const values = measure(half, vector(1), (field) => valuesAlong(field, axis(0, 0), [1, -1]));
    expect(values).toEqual([null, vector(0)]);
  });
});

describe('valuesAlongEach', () => {
  it('is f at steps along each of several directions, asked for at once', () => {
    const values = measure(squares, vector(1, 2), (field) =>
      valuesAlongEach(field, [
        { direction: axis(0, 0), steps: [1, 2] },
        { direction: axis(0, 1), steps: [] },
        { direction: axis(0, 1), steps: [-1] },
      ]),
    );
    expect(values).toEqual([[vector(4, 4), vector(9, 4)], [], [vector(1, 1)]]);
  });
});

describe('inner', () => {
  it('is the sum of the products', () => {
    expect(inner(vector(1, 2, -3), vector(4, 0.5, 2))).toBe(-1);
    expect(inner(vector(), vector())).toBe(0);
  });
});

describe('unitOf', () => {
  it('is the power of two at or below a number, and 1 for small ones', () => {
    const units = [0, 1e-9, 0.5, -1.99, 2, 3, -4, 7.9, 1e3].map(unitOf);
    expect(units).toEqual([1, 1, 1, 1, 2, 2, 4, 4, 512]);
  });
});

describe('stretch', () => {
  it('is the most that an entry is large, for how fast it moves', () => {
    const direction = [{ input: 0, indices: [0, 2], weights: vector(0.5, -4) }];
    expect(
      measure(squares, vector(3, 100, -20), function* (field) {
        yield* [];
        return stretch(field, direction);
      }),
    ).toBe(6);
  });
});

describe('sizeWithout', () => {
  const without = (term: number): number =>
    measure(squares, vector(1, 2), function* (field) {
      yield* [];
      return sizeWithout({ ...field, sizes: vector(9, 100) }, 1, term);
    });

  it('leaves one term out of what an output is made of, and never f itself', () => {
    expect([without(30), without(-30), without(0)]).toEqual([70, 70, 100]);
    expect([without(100), without(1e9)]).toEqual([4, 4]);
  });

  it('leaves nothing out where the term is no number', () => {
    expect([without(NaN), without(Infinity)]).toEqual([100, 100]);
  });
});

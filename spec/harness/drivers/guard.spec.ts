import { describe, expect, it } from 'vitest';
import { tensor } from '../../../gates/kit/index.ts';
import { givenOf, sameNumbers, seen } from '../../../harness/drivers/guard.ts';
import type { OutputForm, Question } from '../../../harness/question.ts';
import { read } from '../../../harness/value.ts';
import { vector } from '../subjects.ts';

const x = tensor([1, 2]);
const layout = { names: ['x', 'n'], forms: [read(x)!.form, read(3)!.form], wrt: [0] };
const places = [{ point: [vector(1, 2), vector(3)] }];
const single: OutputForm = { names: null, forms: [read(vector(5, 7))!.form], size: 2 };
const inputs = () => ({ x: tensor([1, 2]), n: 3 });
const forward: Question = { ask: 'forward', layout, places };

describe('givenOf', () => {
  it('names the inputs, the cotangent, and the tangents', () => {
    const cotangents = [vector(5, 7)];
    const tangents = [[vector(1, 1), vector(0)]];
    const names = (question: Question, ...extra: [never, never]): string[] =>
      givenOf(question, 0, inputs(), ...extra).map(({ name }) => name);
    const record = { x: vector(1, 1) } as never;
    expect(names(forward, null as never, null as never)).toEqual(['x', 'n']);
    expect(
      names(
        { ask: 'vjp', layout, places, cotangents, output: single },
        vector(5, 7) as never,
        null as never,
      ),
    ).toEqual(['x', 'n', 'cotangent']);
    expect(
      names({ ask: 'jvp', layout, places, tangents, output: single }, record, null as never),
    ).toEqual(['x', 'n', 'tangent of x']);
    expect(
      names(
        { ask: 'hvp', layout, places, cotangents, tangents, output: single },
        vector(5, 7) as never,
        record,
      ),
    ).toEqual(['x', 'n', 'cotangent', 'tangent of x']);
  });

  it('names each part of a cotangent of several outputs', () => {
    const forms = [read(vector(5))!.form, read(vector(7))!.form];
    const output: OutputForm = { names: ['a', 'b'], forms, size: 2 };
    const question: Question = { ask: 'vjp', layout, places, cotangents: [vector(5, 7)], output };
    const given = givenOf(question, 0, inputs(), { a: vector(5), b: vector(7) }, null);
    expect(given.slice(2).map(({ name, numbers }) => [name, [...numbers]])).toEqual([
      ['cotangent of a', [5]],
      ['cotangent of b', [7]],
    ]);
    expect(seen(given, vector(0))).toEqual({});
    expect(seen(givenOf(question, 0, inputs(), { a: vector(5), b: vector(8) }, null), 0)).toEqual({
      modified: 'cotangent of b',
    });
  });
});

describe('seen', () => {
  const given = (values: ReturnType<typeof inputs>) => givenOf(forward, 0, values, null, null);

  it('says nothing where all came back as it went', () => {
    expect(seen(given(inputs()), vector(4, 5))).toEqual({});
  });

  it('says what was modified: a number, its sign where it is 0, or how many there are', () => {
    expect(seen(given({ ...inputs(), x: tensor([1, 3]) }), 0)).toEqual({ modified: 'x' });
    expect(seen(given({ ...inputs(), x: tensor([1]) }), 0)).toEqual({ modified: 'x' });
    const zero = { ...forward, places: [{ point: [vector(0, NaN), vector(3)] }] };
    const at = (...data: number[]) => givenOf(zero, 0, { x: tensor(data), n: 3 }, null, null);
    expect(seen(at(0, NaN), 0)).toEqual({});
    expect(seen(at(-0, NaN), 0)).toEqual({ modified: 'x' });
  });

  it('takes numbers that were rounded to float32 for what they were given as', () => {
    const single = Float32Array.of(0.1);
    const rounded = { names: ['x'], forms: [read(single)!.form], wrt: [0] };
    const question: Question = {
      ask: 'forward',
      layout: rounded,
      places: [{ point: [vector(0.1)] }],
    };
    expect(seen(givenOf(question, 0, { x: single }, null, null), 0)).toEqual({});
  });

  it('says whose memory came back, in a result or in one of several', () => {
    const values = inputs();
    expect(seen(given(values), values.x.data.subarray(1))).toEqual({ aliased: 'x' });
    expect(seen(given(values), { a: vector(1), b: values.x })).toEqual({ aliased: 'x' });
    const nested = [[1, 2]];
    const rows = { names: ['x'], forms: [read(nested)!.form], wrt: [0] };
    const question: Question = {
      ask: 'forward',
      layout: rows,
      places: [{ point: [vector(1, 2)] }],
    };
    expect(seen(givenOf(question, 0, { x: nested }, null, null), [[3, 4], nested[0]])).toEqual({
      aliased: 'x',
    });
  });
});

describe('sameNumbers', () => {
  it('tells −0 from 0, and vectors of two lengths apart', () => {
    expect(sameNumbers(vector(0, NaN), vector(0, NaN))).toBe(true);
    expect(sameNumbers(vector(0), vector(-0))).toBe(false);
    expect(sameNumbers(vector(0), vector(0, 0))).toBe(false);
    for (const large of [1e-200, 1, 1e200, Infinity]) {
      const numbers = vector(large, large, 0, 1, 5);
      expect(sameNumbers(numbers, vector(large, large, 0, 1, 5))).toBe(true);
      expect(sameNumbers(numbers, vector(large, large, -0, 1, 5))).toBe(false);
      expect(sameNumbers(numbers, vector(large, large, 0, 1, 6))).toBe(false);
    }
  });
});

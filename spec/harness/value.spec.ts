import { matrix } from 'mathjs';
import { describe, expect, it } from 'vitest';
import { isFloat32, isValue, read, write, type Reading } from '../../harness/value.ts';
import type { Value } from '../../harness/index.ts';
import { tensor } from '../../gates/kit/index.ts';

const numbersOf = (reading: Reading | null): unknown =>
  reading && [reading.form.kind, reading.form.shape, Array.from(reading.data)];

const readable: [string, unknown, unknown][] = [
  ['a number', 3, ['number', [], [3]]],
  ['a vector', Float64Array.of(1, 2), ['float64', [2], [1, 2]]],
  ['a vector of single precision', Float32Array.of(0.5), ['float32', [1], [0.5]]],
  ['an array', [1, 2], ['nested', [2], [1, 2]]],
  [
    'arrays of arrays',
    [
      [[1], [2]],
      [[3], [4]],
    ],
    ['nested', [2, 2, 1], [1, 2, 3, 4]],
  ],
  ['an empty array', [], ['nested', [0], []]],
  ['rows without entries', [[], []], ['nested', [2, 0], []]],
  ['a tensor', tensor([1, 2], [2, 1]), ['tensor', [2, 1], [1, 2]]],
  ['a tensor of no axes', tensor(7), ['tensor', [], [7]]],
  ['a tensor over a plain array', { shape: [2], data: [1, 2] }, ['tensor', [2], [1, 2]]],
  [
    'a matrix of mathjs',
    matrix([
      [1, 2],
      [3, 4],
    ]),
    ['matrix', [2, 2], [1, 2, 3, 4]],
  ],
  ['NaN and infinities', [NaN, -Infinity], ['nested', [2], [NaN, -Infinity]]],
];

const unreadable: [string, unknown][] = [
  ['a word', 'three'],
  ['nothing', undefined],
  ['null', null],
  ['a truth', true],
  ['a big integer', 3n],
  ['a ragged array', [[1], [2, 3]]],
  ['an array that changes its depth', [1, [2]]],
  ['an array of words', ['a']],
  ['an array with a hole', [1, undefined]],
  ['a tensor whose shape holds more than its data', { shape: [3], data: Float64Array.of(1) }],
  ['a tensor over other things', { shape: [2], data: [1, null] }],
  ['a record', { a: 1 }],
];

describe('read', () => {
  it.for(readable)('reads %s row by row', ([, value, expected]) => {
    expect(numbersOf(read(value))).toEqual(expected);
    expect(isValue(value)).toBe(true);
  });

  it.for(unreadable)('finds no numbers in %s', ([, value]) => {
    expect(read(value)).toBe(null);
  });

  it('reads a typed array without copying it', () => {
    const data = Float64Array.of(1);
    expect(read(data)!.data).toBe(data);
  });
});

describe('write', () => {
  const values: [string, Value][] = [
    ['a number', 3],
    ['a vector', Float64Array.of(1, 2)],
    ['a vector of single precision', Float32Array.of(0.5, 2)],
    [
      'arrays of arrays',
      [
        [[1], [2]],
        [[3], [4]],
      ],
    ],
    ['an empty array', []],
    ['rows without entries', [[], []]],
    ['a tensor', tensor([1, 2, 3, 4], [2, 2])],
    [
      'a matrix of mathjs',
      matrix([
        [1, 2],
        [3, 4],
      ]),
    ],
  ];

  it.for(values)('gives %s back as it was read, in memory of its own', ([, value]) => {
    const { form, data } = read(value)!;
    const written = write(data, form);
    expect(written).toEqual(value);
    expect(typeof value === 'object' && written === value).toBe(false);
  });

  it('rounds to single precision where that is the form', () => {
    expect(write([0.1], { kind: 'float32', shape: [1] })).toEqual(Float32Array.of(0.1));
    expect(write([0.1], { kind: 'tensor', shape: [1], float32: true })).toEqual({
      shape: [1],
      data: Float32Array.of(0.1),
    });
  });
});

describe('isFloat32', () => {
  it('is so of a Float32Array, alone or in a tensor', () => {
    const single = Float32Array.of(1);
    const forms = [single, { shape: [1], data: single }, Float64Array.of(1), tensor(1), 1];
    expect(forms.map((value) => isFloat32(read(value)!.form))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

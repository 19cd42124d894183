import { describe, expect, it } from 'vitest';
import { readCsv, readJson } from '../../../harness/data/index.ts';

describe('readCsv', () => {
  it('reads a row each line', async () => {
    expect(await readCsv('1,2\n-3.5,4e2\r\n')).toEqual({
      shape: [2, 2],
      data: Float64Array.of(1, 2, -3.5, 400),
      bytes: false,
      columns: null,
    });
  });

  it('takes a first line without numbers for the names of the columns', async () => {
    const { shape, columns } = await readCsv('width,"height, cm"\n\n1, 2\n');
    expect([shape, columns]).toEqual([
      [1, 2],
      ['width', 'height, cm'],
    ]);
  });

  it.for<[string, string, string]>([
    ['an empty file', '', 'expected rows of numbers, came an empty file'],
    ['a shorter row', '1,2\n3\n', 'row 2: expected 2 columns, came 1'],
    ['a word', 'a,b\n1,2\n3,four\n', "row 3, column 2: expected a number, came 'four'"],
    ['a gap', '1,2\n3,\n', "row 2, column 2: expected a number, came ''"],
    ['a number in another notation', '1,0x10\n', "row 1, column 2: expected a number, came '0x10'"],
    ['names alone', 'a;b\n', "expected rows of numbers, came only 'a;b'"],
    ['a NaN', '1,nan\n', "row 1, column 2: expected a number, came 'nan'"],
  ])('refuses %s', async ([, text, message]) => {
    await expect(readCsv(text)).rejects.toThrow(message);
  });

  it('refuses a quote that does not end', async () => {
    await expect(readCsv('1,"2\n')).rejects.toThrow(
      /^expected comma-separated numbers, came: Quote/,
    );
  });
});

describe('readJson', () => {
  it('reads nested arrays, a shape with its data, and a record of them', () => {
    expect(readJson('[[1, 2], [3, 4]]')).toMatchObject({ shape: [2, 2] });
    expect(readJson('{ "shape": [1, 2], "data": [1, 2] }')).toMatchObject({ shape: [1, 2] });
    expect(readJson('{ "x": [1, 2], "y": [[1]] }')).toMatchObject({
      x: { shape: [2] },
      y: { shape: [1, 1] },
    });
  });

  it.for<[string, string, string]>([
    ['a gap', '[[1, 2], [3, null]]', 'came [1][1] null'],
    ['ragged rows', '[[1], [2, 3]]', 'came [1] with 2 of them where the first has 1'],
    ['a number among rows', '[[1], 2]', 'came [1] 2'],
    ['an array among numbers', '[1, [2]]', 'came [1] an array'],
    ['a word', '"one"', 'came "one"'],
    ['a word for an input', '{ "x": "one" }', 'came "one"'],
    ['a record in a record', '{ "x": { "y": 1 } }', 'came a record'],
  ])('refuses %s', ([, text, came]) => {
    const name = text.startsWith('{') ? 'x: ' : '';
    expect(() => readJson(text)).toThrow(
      `${name}expected nested arrays of numbers or { shape, data }, ${came}`,
    );
  });

  it.for<[string, string, string]>([
    ['fewer numbers than its shape', '[1, 2]', 'expected numbers for shape [2, 2], came 2 numbers'],
    [
      'a gap in its data',
      '[1, null, 2, 3]',
      'expected numbers for shape [2, 2], came data[1] null',
    ],
  ])('refuses a tensor with %s', ([, data, message]) => {
    expect(() => readJson(`{ "shape": [2, 2], "data": ${data} }`)).toThrow(message);
  });

  it('refuses what is no JSON, and what holds nothing', () => {
    expect(() => readJson('{')).toThrow(/^expected JSON, came: /);
    expect(() => readJson('{}')).toThrow(
      'expected numbers, or a record of them by the names of inputs, came {}',
    );
  });
});

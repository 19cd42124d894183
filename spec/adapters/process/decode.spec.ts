import { describe, expect, it } from 'vitest';
import { decode, decodeAll, Unreadable } from '../../../adapters/process/decode.ts';
import { tensor } from '../../../gates/kit/index.ts';

describe('decode', () => {
  it('reads numbers as text or as a list, with words for those that JSON has not', () => {
    expect(decode({ shape: [], f64: 'AAAAAAAA8D8=' })).toEqual(tensor(1));
    expect(decode({ shape: [2, 2], data: [1, 'NaN', 'Infinity', '-Infinity'] })).toEqual(
      tensor([1, NaN, Infinity, -Infinity], [2, 2]),
    );
    expect(decode({ shape: [0, 3], f64: '' })).toEqual(tensor([], [0, 3]));
  });

  it.for([
    [null, '{"shape":[…],"f64":"…"} or {"shape":[…],"data":[…]}', 'null'],
    [[1, 2], '{"shape":[…],"f64":"…"} or {"shape":[…],"data":[…]}', '[1,2]'],
    [{ shape: 3, data: [] }, 'a shape of whole numbers', '3'],
    [{ shape: [-1], data: [] }, 'a shape of whole numbers', '[-1]'],
    [{ shape: [2, 2], data: [1] }, '4 numbers in shape [2, 2]', '1'],
    [{ shape: [1], f64: 'AAAAAAAA8D8AAAAAAAAAwA==' }, '1 numbers in shape [1]', '2'],
    [{ shape: [1], f64: 'AAA' }, '1 numbers in shape [1]', '0.25'],
    [{ shape: [1], f64: '!!!!!!!!!!!=' }, 'base64', '!!!!!!!!!!!='],
    [{ shape: [1], f64: 7 }, 'a list of numbers as data', '7'],
    [{ shape: [2], data: [1, null] }, 'numbers', 'null'],
    [{ shape: [2], data: [1, 'inf'] }, 'numbers', 'inf'],
  ])('refuses %j', ([said, expected, came]) => {
    const error = new Unreadable(expected as string, came as string);
    expect(() => decode(said)).toThrow(
      expect.objectContaining({ message: error.message, expected: error.expected }),
    );
  });

  it('refuses what is nested more deeply than can be written', () => {
    const deep = JSON.parse(`${'['.repeat(1e5)}${']'.repeat(1e5)}`);
    expect(() => decode(deep)).toThrow('lists without an end');
  });
});

describe('decodeAll', () => {
  it('leaves null for no gradient, and names what cannot be read', () => {
    expect(decodeAll({ a: { shape: [], data: [1] }, b: null })).toEqual({ a: tensor(1), b: null });
    expect(() => decodeAll({ a: 3 })).toThrow(expect.objectContaining({ input: 'a' }));
  });
});

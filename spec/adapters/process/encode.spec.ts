import { describe, expect, it } from 'vitest';
import { decode } from '../../../adapters/process/decode.ts';
import { encode, Encoder } from '../../../adapters/process/encode.ts';
import { tensor } from '../../../gates/kit/index.ts';

const hard = [NaN, Infinity, -Infinity, -0, 0.1, 5e-324, 1.7976931348623157e308];

describe('encode', () => {
  it('writes numbers as little-endian float64 in base64', () => {
    expect(encode(1)).toBe('{"shape":[],"f64":"AAAAAAAA8D8="}');
    expect(encode(tensor([1, -2], [2, 1]))).toBe(
      '{"shape":[2,1],"f64":"AAAAAAAA8D8AAAAAAAAAwA=="}',
    );
  });

  it('writes no numbers as a list of none', () => {
    expect(encode(tensor([], [0, 3]))).toBe('{"shape":[0,3],"data":[]}');
  });

  it.for([
    [0.5, tensor(0.5)],
    [Float64Array.from(hard), tensor(hard)],
    [Float32Array.of(0.5, 3), tensor([0.5, 3])],
    [
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      tensor([1, 2, 3, 4, 5, 6], [2, 3]),
    ],
    [tensor(hard, [7, 1]), tensor(hard, [7, 1])],
    [{ size: () => [1, 2], toArray: () => [[8, 9]] }, tensor([8, 9], [1, 2])],
  ] as const)('loses nothing of %j', ([value, expected]) => {
    expect(decode(JSON.parse(encode(value)))).toEqual(expected);
  });
});

describe('Encoder', () => {
  it('writes records, and an output of one or several values', () => {
    const encoder = new Encoder();
    const one = '{"shape":[],"f64":"AAAAAAAA8D8="}';
    expect(encoder.record({ 'a "b"': 1, c: tensor(1) })).toBe(`{"a \\"b\\"":${one},"c":${one}}`);
    expect(encoder.output(tensor(1))).toBe(one);
    expect(encoder.output([])).toBe('{"shape":[0],"data":[]}');
    expect(encoder.output({ y: 1 })).toBe(`{"y":${one}}`);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readIdx, writeIdx } from '../../../harness/data/index.ts';

const bytes = (...numbers: number[]): Uint8Array => Uint8Array.from(numbers);
const length = (n: number): number[] => [0, 0, 0, n];

describe('readIdx', () => {
  it('reads bytes in the shape that the file says', () => {
    const file = bytes(0, 0, 8, 2, ...length(2), ...length(3), 1, 2, 3, 4, 5, 255);
    expect(readIdx(file)).toEqual({
      shape: [2, 3],
      data: Float64Array.of(1, 2, 3, 4, 5, 255),
      bytes: true,
      columns: null,
    });
  });

  it.for<[string, number, number[], number[]]>([
    ['signed bytes', 0x09, [0xff, 0x01], [-1, 1]],
    ['short whole numbers', 0x0b, [0xff, 0xfe, 0x01, 0x00], [-2, 256]],
    ['whole numbers', 0x0c, [0xff, 0xff, 0xff, 0xff, 0, 1, 0, 0], [-1, 65536]],
    ['floats', 0x0d, [0x3f, 0x80, 0, 0, 0xc0, 0, 0, 0], [1, -2]],
    ['doubles', 0x0e, [0x3f, 0xf0, 0, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0], [1, -2]],
  ])('reads %s, big-endian', ([, kind, data, expected]) => {
    expect([...readIdx(bytes(0, 0, kind, 1, ...length(2), ...data)).data]).toEqual(expected);
  });

  it('reads back what was written', () => {
    const { shape, data } = readIdx(writeIdx([2, 2], [0, 1, 128, 255]));
    expect([shape, [...data]]).toEqual([[2, 2], [0, 1, 128, 255]]); // prettier-ignore
  });

  it('reads a view into a larger buffer', () => {
    const whole = bytes(9, 9, 0, 0, 8, 1, ...length(2), 7, 8);
    expect([...readIdx(whole.subarray(2)).data]).toEqual([7, 8]);
  });

  it.for<[string, Uint8Array, string]>([
    ['an empty file', bytes(), 'expected an IDX file, which has 4 bytes or more, came 0'],
    [
      'another format',
      bytes(0x89, 0x50, 0x4e, 0x47),
      'expected an IDX file, which begins with two zero bytes, came 0x89 0x50',
    ],
    [
      'a kind that is none',
      bytes(0, 0, 0x0a, 1, ...length(0)),
      'expected a kind of number, 0x08, 0x09, 0x0b, 0x0c, 0x0d, 0x0e, came 0x0a',
    ],
    [
      'lengths that end',
      bytes(0, 0, 8, 3, 0, 0),
      'expected the lengths of 3 axes, 16 bytes, came 6',
    ],
    [
      'a file that was cut',
      bytes(0, 0, 8, 2, ...length(2), ...length(2), 1, 2, 3),
      'expected 16 bytes for shape [2, 2], came 15',
    ],
    [
      'a file that goes on',
      bytes(0, 0, 8, 1, ...length(1), 1, 2),
      'expected 9 bytes for shape [1], came 10',
    ],
  ])('refuses %s', ([, file, message]) => {
    expect(() => readIdx(file)).toThrow(new Error(message).message);
  });
});

describe('the small set of pictures', () => {
  const read = (name: string) =>
    readIdx(readFileSync(new URL(`../../../examples/training/${name}`, import.meta.url)));

  it('has 600 pictures of 8×8 and a label from 0 to 5 for each', () => {
    expect(read('shapes-images.idx').shape).toEqual([600, 8, 8]);
    const { shape, data } = read('shapes-labels.idx');
    expect(shape).toEqual([600]);
    expect(new Set(data)).toEqual(new Set([0, 1, 2, 3, 4, 5]));
  });
});

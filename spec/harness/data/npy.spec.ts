import { describe, expect, it } from 'vitest';
import { readNpy } from '../../../harness/data/index.ts';

/** A .npy file as NumPy writes it: magic, version, the header with blanks to a multiple of 64, the numbers. */
function npy(
  header: string,
  data: (ArrayLike<number> & { buffer: ArrayBufferLike }) | number[],
  version = 1,
): Uint8Array {
  const bytes = Array.isArray(data) ? Uint8Array.from(data) : new Uint8Array(data.buffer);
  const start = version === 1 ? 10 : 12;
  const text = header.padEnd(Math.ceil((header.length + start + 1) / 64) * 64 - start - 1) + '\n';
  const lengths =
    version === 1
      ? [text.length & 255, text.length >> 8]
      : [text.length & 255, text.length >> 8, 0, 0];
  const head = [0x93, ...Buffer.from('NUMPY'), version, 0, ...lengths, ...Buffer.from(text)];
  return Uint8Array.from([...head, ...bytes]);
}

const header = (descr: string, shape: string, fortran = 'False'): string =>
  `{'descr': '${descr}', 'fortran_order': ${fortran}, 'shape': ${shape}, }`;

describe('readNpy', () => {
  it('reads doubles row by row', () => {
    const file = npy(header('<f8', '(2, 3)'), Float64Array.of(1, 2, 3, 4, 5, 6));
    expect(readNpy(file)).toEqual({
      shape: [2, 3],
      data: Float64Array.of(1, 2, 3, 4, 5, 6),
      bytes: false,
      columns: null,
    });
  });

  it('reads doubles column by column', () => {
    const file = npy(header('<f8', '(2, 3)', 'True'), Float64Array.of(1, 4, 2, 5, 3, 6));
    expect([...readNpy(file).data]).toEqual([1, 2, 3, 4, 5, 6]);
    const cube = npy(header('<f8', '(2, 2, 2)', 'True'), Float64Array.of(0, 4, 2, 6, 1, 5, 3, 7));
    expect([...readNpy(cube).data]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it.for<[string, Parameters<typeof npy>[1], number[]]>([
    ['<f4', Float32Array.of(0.5, -1), [0.5, -1]],
    ['<i8', BigInt64Array.of(-3n, 5n) as never, [-3, 5]],
    ['<u8', BigUint64Array.of(3n, 5n) as never, [3, 5]],
    ['<i4', Int32Array.of(-3, 5), [-3, 5]],
    ['<u2', Uint16Array.of(3, 65535), [3, 65535]],
    ['|u1', Uint8Array.of(0, 255), [0, 255]],
    ['|b1', Uint8Array.of(0, 1), [0, 1]],
    ['>i2', [0xff, 0xfe, 0x01, 0x00], [-2, 256]],
    ['>f8', [0x3f, 0xf0, 0, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0], [1, -2]],
  ])('reads %s', ([descr, data, expected]) => {
    expect([...readNpy(npy(header(descr, '(2,)'), data)).data]).toEqual(expected);
  });

  it('reads version 2, whose header may be longer, and a number alone', () => {
    expect(readNpy(npy(header('<f8', '()'), Float64Array.of(7), 2))).toMatchObject({ shape: [] });
  });

  it.for<[string, Uint8Array, string]>([
    [
      'other bytes',
      Uint8Array.of(1, 2, 3),
      'expected a .npy file, which begins with \\x93NUMPY, came other bytes',
    ],
    ['a version to come', npy(header('<f8', '(0,)'), [], 9), 'expected version 1 to 3, came 9'],
    [
      'a header that was cut',
      npy(header('<f8', '(1,)'), [0]).subarray(0, 40),
      'expected a header of 118 bytes, came 30',
    ],
    [
      'a header without a shape',
      npy("{'descr': '<f8'}", []),
      "expected a header with descr, fortran_order and shape, came {'descr': '<f8'}",
    ],
    [
      'objects',
      npy(header('|O', '(1,)'), [0]),
      'expected numbers such as <f8, <f4, <i8 or |u1, came |O',
    ],
    [
      'complex numbers',
      npy(header('<c16', '(1,)'), [0]),
      'expected numbers such as <f8, <f4, <i8 or |u1, came <c16',
    ],
    [
      'numbers that were cut',
      npy(header('<f8', '(2, 2)'), Float64Array.of(1, 2, 3)),
      'expected 32 bytes for shape [2, 2] of <f8, came 24',
    ],
  ])('refuses %s', ([, file, message]) => {
    expect(() => readNpy(file)).toThrow(message);
  });
});

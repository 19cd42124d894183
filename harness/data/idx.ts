import { DataError, sizeOf, type Table } from './table.ts';

type Read = (view: DataView, at: number) => number;

/** The kinds of numbers that the third byte names. */
const kinds: Readonly<Record<number, { readonly bytes: number; readonly read: Read }>> = {
  0x08: { bytes: 1, read: (view, at) => view.getUint8(at) },
  0x09: { bytes: 1, read: (view, at) => view.getInt8(at) },
  0x0b: { bytes: 2, read: (view, at) => view.getInt16(at) },
  0x0c: { bytes: 4, read: (view, at) => view.getInt32(at) },
  0x0d: { bytes: 4, read: (view, at) => view.getFloat32(at) },
  0x0e: { bytes: 8, read: (view, at) => view.getFloat64(at) },
};

const hex = (byte: number): string => `0x${byte.toString(16).padStart(2, '0')}`;

/**
 * Reads an IDX file, the format of MNIST and Fashion-MNIST: two zero bytes, the kind of number, the count of axes,
 * their lengths, then the numbers, all big-endian.
 *
 * @throws {DataError} for other bytes, and for more or fewer than the lengths say
 */
export function readIdx(bytes: Uint8Array): Table {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4) {
    throw new DataError(`expected an IDX file, which has 4 bytes or more, came ${bytes.length}`);
  }
  if (bytes[0] !== 0 || bytes[1] !== 0) {
    throw new DataError(
      `expected an IDX file, which begins with two zero bytes, came ${hex(bytes[0])} ${hex(bytes[1])}`,
    );
  }
  const kind = kinds[bytes[2]];
  if (kind === undefined) {
    const known = Object.keys(kinds).map((code) => hex(Number(code)));
    throw new DataError(`expected a kind of number, ${known.join(', ')}, came ${hex(bytes[2])}`);
  }
  const axes = bytes[3];
  const head = 4 + 4 * axes;
  if (bytes.length < head) {
    throw new DataError(
      `expected the lengths of ${axes} axes, ${head} bytes, came ${bytes.length}`,
    );
  }
  const shape = Array.from({ length: axes }, (_, k) => view.getUint32(4 + 4 * k));
  const expected = head + sizeOf(shape) * kind.bytes;
  if (bytes.length !== expected) {
    throw new DataError(
      `expected ${expected} bytes for shape [${shape.join(', ')}], came ${bytes.length}`,
    );
  }
  if (bytes[2] === 0x08) {
    return { shape, data: new Float64Array(bytes.subarray(head)), bytes: true, columns: null };
  }
  const data = new Float64Array(sizeOf(shape));
  for (let i = 0; i < data.length; i++) data[i] = kind.read(view, head + i * kind.bytes);
  return { shape, data, bytes: false, columns: null };
}

/** Writes whole numbers from 0 to 255 as an IDX file. */
export function writeIdx(shape: readonly number[], numbers: ArrayLike<number>): Uint8Array {
  const head = 4 + 4 * shape.length;
  const bytes = new Uint8Array(head + numbers.length);
  const view = new DataView(bytes.buffer);
  bytes.set([0, 0, 0x08, shape.length]);
  shape.forEach((length, k) => view.setUint32(4 + 4 * k, length));
  bytes.set(Array.from(numbers), head);
  return bytes;
}

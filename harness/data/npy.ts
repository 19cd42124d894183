import { DataError, sizeOf, type Table } from './table.ts';

type Read = (view: DataView, at: number, little: boolean) => number;

/** What the letter and the number of bytes of a `descr` mean. */
const kinds: Readonly<Record<string, Read>> = {
  b1: (view, at) => view.getUint8(at),
  u1: (view, at) => view.getUint8(at),
  i1: (view, at) => view.getInt8(at),
  u2: (view, at, little) => view.getUint16(at, little),
  i2: (view, at, little) => view.getInt16(at, little),
  u4: (view, at, little) => view.getUint32(at, little),
  i4: (view, at, little) => view.getInt32(at, little),
  u8: (view, at, little) => Number(view.getBigUint64(at, little)),
  i8: (view, at, little) => Number(view.getBigInt64(at, little)),
  f4: (view, at, little) => view.getFloat32(at, little),
  f8: (view, at, little) => view.getFloat64(at, little),
};

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]; // \x93NUMPY

interface Header {
  readonly descr: string;
  readonly fortran: boolean;
  readonly shape: readonly number[];
}

/** Reads the dictionary of Python that stands in the header. */
function headerOf(text: string): Header {
  const [, descr] = /'descr':\s*'([^']*)'/.exec(text) ?? [];
  const [, fortran] = /'fortran_order':\s*(True|False)/.exec(text) ?? [];
  const [, shape] = /'shape':\s*\(([\d,\s]*)\)/.exec(text) ?? [];
  if (descr === undefined || fortran === undefined || shape === undefined) {
    throw new DataError(
      `expected a header with descr, fortran_order and shape, came ${text.trim().slice(0, 80) || 'nothing'}`,
    );
  }
  const lengths = shape.split(',').flatMap((part) => (part.trim() === '' ? [] : [Number(part)]));
  return { descr, fortran: fortran === 'True', shape: lengths };
}

/** Numbers that stand column by column, row by row. */
function transposed(data: Float64Array, shape: readonly number[]): Float64Array {
  const turned = new Float64Array(data.length);
  const strides = shape.map((_, k) => sizeOf(shape.slice(0, k)));
  const index = shape.map(() => 0);
  for (let i = 0; i < data.length; i++) {
    turned[i] = data[index.reduce((at, x, k) => at + x * strides[k], 0)];
    for (let k = shape.length - 1; k >= 0 && ++index[k] === shape[k]; k--) index[k] = 0;
  }
  return turned;
}

/**
 * Reads a .npy file of NumPy, versions 1 to 3: numbers of any width, either byte order, row by row or column by column.
 *
 * @throws {DataError} for other bytes, for numbers that are none of these, and for more or fewer than the shape says
 */
export function readNpy(bytes: Uint8Array): Table {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 10 || magic.some((byte, k) => bytes[k] !== byte)) {
    throw new DataError('expected a .npy file, which begins with \\x93NUMPY, came other bytes');
  }
  const version = bytes[6];
  if (version < 1 || version > 3) throw new DataError(`expected version 1 to 3, came ${version}`);
  const start = version === 1 ? 10 : 12;
  const length =
    version === 1 ? view.getUint16(8, true) : bytes.length < 12 ? 0 : view.getUint32(8, true);
  const from = start + length;
  if (bytes.length < from) {
    throw new DataError(`expected a header of ${length} bytes, came ${bytes.length - start}`);
  }
  const { descr, fortran, shape } = headerOf(
    new TextDecoder('latin1').decode(bytes.subarray(start, from)),
  );
  const [, order, kind] = /^([<>|=])(\w\d)$/.exec(descr) ?? [];
  const read = kinds[kind];
  if (read === undefined) {
    throw new DataError(`expected numbers such as <f8, <f4, <i8 or |u1, came ${descr}`);
  }
  const width = Number(kind[1]);
  const size = sizeOf(shape);
  if (bytes.length - from !== size * width) {
    throw new DataError(
      `expected ${size * width} bytes for shape [${shape.join(', ')}] of ${descr}, came ${bytes.length - from}`,
    );
  }
  const data = new Float64Array(size);
  for (let i = 0; i < size; i++) data[i] = read(view, from + i * width, order !== '>');
  return {
    shape,
    data: fortran ? transposed(data, shape) : data,
    bytes: kind === 'u1',
    columns: null,
  };
}

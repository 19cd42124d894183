import { endianness } from 'node:os';
import type { MatrixLike, Nested, Value, Values } from '../../harness/subject.ts';

const isBig = endianness() === 'BE';

function base64(data: ArrayLike<number>): string {
  const numbers = data instanceof Float64Array ? data : Float64Array.from(data);
  const bytes = Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  return (isBig ? Buffer.from(bytes).swap64() : bytes).toString('base64');
}

/** No numbers are written as a list: an empty text is easily taken for none at all. */
const encoded = (shape: readonly number[], data: ArrayLike<number>): string =>
  `{"shape":[${shape.join(',')}],${data.length === 0 ? '"data":[]' : `"f64":"${base64(data)}"`}}`;

function shapeOf(nested: Nested): number[] {
  const shape: number[] = [];
  let level: number | Nested | undefined = nested;
  for (; Array.isArray(level); level = level[0]) shape.push(level.length);
  return shape;
}

/** The JSON of a value as the protocol writes tensors: its shape, and its numbers as base64. */
export function encode(value: Value): string {
  if (typeof value === 'number') return encoded([], [value]);
  if (value instanceof Float64Array || value instanceof Float32Array) {
    return encoded([value.length], value);
  }
  if (Array.isArray(value)) {
    return encoded(shapeOf(value as Nested), value.flat(Infinity) as number[]);
  }
  if ('data' in value) return encoded(value.shape, value.data);
  return encode((value as MatrixLike).toArray() as Value);
}

const isOne = (value: Value | Values): value is Value =>
  typeof value !== 'object' ||
  Array.isArray(value) ||
  ArrayBuffer.isView(value) ||
  ('shape' in value && Array.isArray(value.shape)) ||
  typeof (value as Partial<MatrixLike>).toArray === 'function';

/** Writes many values of which some are the same: each is encoded once. */
export class Encoder {
  readonly #known = new Map<Value, string>();

  value(value: Value): string {
    if (typeof value !== 'object') return encode(value);
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const text = encode(value);
    this.#known.set(value, text);
    return text;
  }

  /** A record of named values. */
  record(values: Values): string {
    const fields = Object.entries(values).map(
      ([name, value]) => `${JSON.stringify(name)}:${this.value(value)}`,
    );
    return `{${fields.join(',')}}`;
  }

  /** One value, or several by name. */
  output(output: Value | Values): string {
    return isOne(output) ? this.value(output) : this.record(output);
  }
}

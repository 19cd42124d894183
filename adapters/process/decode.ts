import { endianness } from 'node:os';
import { sizeOf, type Tensor } from '../../gates/kit/tensor.ts';
import { printable } from './printable.ts';

/** What was said in the place of numbers and cannot be read as such. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly reason = 'wrong shape';
  readonly expected: string;
  /** The name under which it was said. */
  readonly input: string | null;

  constructor(expected: string, came: string, input: string | null = null) {
    super(came);
    this.expected = expected;
    this.input = input;
  }
}

/** The error about one of several tensors, with its name. */
const named = (error: unknown, input: string): unknown =>
  error instanceof Unreadable ? new Unreadable(error.expected, error.message, input) : error;

const isBig = endianness() === 'BE';

const words: Readonly<Record<string, number>> = { NaN, Infinity, '-Infinity': -Infinity };

const numberOf = (entry: unknown): number | undefined =>
  typeof entry === 'number' ? entry : typeof entry === 'string' ? words[entry] : undefined;

const isShape = (shape: unknown): shape is number[] =>
  Array.isArray(shape) && shape.every((length) => Number.isSafeInteger(length) && length >= 0);

/** Whether something is written as a tensor of the protocol is, or tries to be. */
export const isTensor = (
  said: unknown,
): said is { shape: unknown; f64?: unknown; data?: unknown } =>
  typeof said === 'object' && said !== null && 'shape' in said && ('f64' in said || 'data' in said);

/** The beginning of what was said. */
export function excerpt(said: unknown, most = 60): string {
  const text = typeof said === 'string' ? said : written(said);
  return printable(text.length > most ? `${text.slice(0, most)}…` : text);
}

/** As JSON, unless it is nested too deeply to be written. */
function written(said: unknown): string {
  try {
    return JSON.stringify(said) ?? String(said);
  } catch {
    return 'lists without an end';
  }
}

/**
 * Reads a record of tensors; null, for no gradient, stays null.
 *
 * @throws {Unreadable} with the name of the one that cannot be read
 */
export function decodeAll(said: Readonly<Record<string, unknown>>): Record<string, Tensor | null> {
  const decoded = Object.entries(said).map(([name, one]) => {
    try {
      return [name, one === null ? null : decode(one)] as const;
    } catch (error) {
      throw named(error, name);
    }
  });
  return Object.fromEntries(decoded);
}

/**
 * Reads a tensor of the protocol.
 *
 * @throws {Unreadable} where shape and numbers do not agree, or there is something else
 */
export function decode(said: unknown): Tensor {
  if (!isTensor(said)) {
    throw new Unreadable('{"shape":[…],"f64":"…"} or {"shape":[…],"data":[…]}', excerpt(said));
  }
  const { shape, f64, data } = said;
  if (!isShape(shape)) throw new Unreadable('a shape of whole numbers', excerpt(shape));
  const size = sizeOf(shape);
  const expected = `${size} numbers in shape [${shape.join(', ')}]`;
  if (typeof f64 === 'string') {
    const length = Buffer.byteLength(f64, 'base64');
    if (length !== 8 * size) throw new Unreadable(expected, `${length / 8}`);
    const bytes = Buffer.alloc(8 * size);
    if (bytes.write(f64, 'base64') !== 8 * size) throw new Unreadable('base64', excerpt(f64));
    if (isBig) bytes.swap64();
    return { shape, data: new Float64Array(bytes.buffer, bytes.byteOffset, size) };
  }
  if (!Array.isArray(data)) throw new Unreadable('a list of numbers as data', excerpt(data ?? f64));
  if (data.length !== size) throw new Unreadable(expected, `${data.length}`);
  const numbers = Float64Array.from(data, (entry: unknown) => numberOf(entry) ?? 0);
  const wrong = data.findIndex((entry: unknown) => numberOf(entry) === undefined);
  if (wrong >= 0) throw new Unreadable('numbers', excerpt(data[wrong]));
  return { shape, data: numbers };
}

import { read } from '../value.ts';
import { DataError, type Table } from './table.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is not as its neighbours in nested arrays, and where it stands; null where all is well. */
function oddIn(value: unknown, first: unknown, place = ''): string | null {
  if (!Array.isArray(first)) {
    if (typeof value === 'number') return null;
    return `${place === '' ? '' : `${place} `}${Array.isArray(value) ? 'an array' : JSON.stringify(value)}`;
  }
  if (!Array.isArray(value)) return `${place} ${JSON.stringify(value)}`;
  if (value.length !== first.length) {
    return `${place} with ${value.length} of them where the first has ${first.length}`;
  }
  for (const [k, one] of value.entries()) {
    const odd = oddIn(one, first[0], `${place}[${k}]`);
    if (odd !== null) return odd;
  }
  return null;
}

function tableOf(value: unknown, who: string): Table {
  const reading = read(value);
  if (
    reading === null &&
    isRecord(value) &&
    Array.isArray(value.shape) &&
    Array.isArray(value.data)
  ) {
    const shape = `[${value.shape.join(', ')}]`;
    const odd = value.data.findIndex((x) => typeof x !== 'number');
    const came =
      odd < 0 ? `${value.data.length} numbers` : `data[${odd}] ${JSON.stringify(value.data[odd])}`;
    throw new DataError(`${who}expected numbers for shape ${shape}, came ${came}`);
  }
  if (reading === null) {
    const came = isRecord(value) ? 'a record' : oddIn(value, value);
    throw new DataError(`${who}expected nested arrays of numbers or { shape, data }, came ${came}`);
  }
  const data = Float64Array.from(reading.data);
  return { shape: reading.form.shape, data, bytes: false, columns: null };
}

/**
 * Reads JSON: nested arrays or `{ shape, data }`, or a record of them by the names of inputs.
 *
 * @throws {DataError} for what is no JSON or holds other things than numbers
 */
export function readJson(text: string): Table | Readonly<Record<string, Table>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new DataError(`expected JSON, came: ${(error as Error).message}`, { cause: error });
  }
  if (!isRecord(value) || ('shape' in value && 'data' in value)) return tableOf(value, '');
  if (Object.keys(value).length === 0) {
    throw new DataError('expected numbers, or a record of them by the names of inputs, came {}');
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, tableOf(one, `${name}: `)] as const),
  );
}

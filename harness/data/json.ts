import { read } from '../value.ts';
import { DataError, type Table } from './table.ts';

function tableOf(value: unknown, who: string): Table {
  const reading = read(value);
  if (reading === null) {
    throw new DataError(
      `${who}expected nested arrays of numbers or { shape, data }, came something else or ragged rows`,
    );
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
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isRecord || read(value) !== null) return tableOf(value, '');
  return Object.fromEntries(
    Object.entries(value as object).map(
      ([name, one]) => [name, tableOf(one, `${name}: `)] as const,
    ),
  );
}

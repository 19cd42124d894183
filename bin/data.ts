import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Tensor, Tensors } from '../gates/kit/index.ts';
import {
  DataError,
  fitted,
  readCsv,
  readIdx,
  readJson,
  readNpy,
  type Table,
} from '../harness/data/index.ts';
import { batchIn, type Network } from '../harness/index.ts';
import { UsageError } from './exits.ts';
import { suggest } from './nearest.ts';

/** A file for one input; for several of them, by name, where none is said. */
export interface DataFile {
  readonly input: string | null;
  readonly path: string;
}

type Read = Table | Readonly<Record<string, Table>>;

const isTable = (read: Read): read is Table => 'data' in read && read.data instanceof Float64Array;

function bytesOf(path: string): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const came = code === 'ENOENT' ? 'no such file' : code === 'EISDIR' ? 'a folder' : String(code);
    throw new UsageError(`${path}: expected a file with numbers, came ${came}.`);
  }
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes);
  } catch (error) {
    throw new DataError(`expected a whole .gz file, came: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** Reads numbers; by what the file says of itself, and where it says nothing by its ending. */
async function readNumbers(path: string): Promise<Read> {
  const bytes = bytesOf(path);
  const name = path.toLowerCase().replace(/\.gz$/, '');
  const text = (): string => new TextDecoder().decode(bytes);
  if (name.endsWith('.npy') || bytes[0] === 0x93) return readNpy(bytes);
  if (name.endsWith('.csv')) return readCsv(text());
  if (name.endsWith('.json')) return readJson(text());
  if (/(\.idx\d?|[-.](idx\d-)?ubyte)$/.test(name) || (bytes[0] === 0 && bytes[1] === 0))
    return readIdx(bytes);
  throw new DataError('expected a .csv, .json, .npy or IDX file, came another');
}

async function ofFile<T>(path: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DataError)
      throw new UsageError(`${path}: ${error.message}.`, { cause: error });
    throw error;
  }
}

/**
 * Reads the data of a network, and holds them to its inputs.
 *
 * @throws {UsageError} for a file that cannot be read, an input that the network does not have, and numbers that do
 * not fit, with the place
 */
export async function readData(
  network: Network,
  files: readonly DataFile[],
  raw: boolean,
): Promise<Tensors> {
  const inputs = network.sources.filter(({ kind }) => kind === 'input');
  const names = inputs.map(({ name }) => name);
  const given: Record<string, Tensor> = {};
  for (const { input, path } of files) {
    const numbers = await ofFile(path, () => readNumbers(path));
    if (input === null && isTable(numbers)) {
      throw new UsageError(
        `--data ${path}: expected <input>=${path}, with an input of ${names.join(', ')}.`,
      );
    }
    const tables = isTable(numbers)
      ? { [input!]: numbers }
      : input === null
        ? numbers
        : { [input]: numbers[input] };
    for (const [name, table] of Object.entries(tables)) {
      const source = inputs.find((one) => one.name === name);
      if (source === undefined) {
        throw new UsageError(
          `--data ${name}: expected an input of the network, ${names.join(', ')}.${suggest(name, names)}`,
        );
      }
      if (table === undefined)
        throw new UsageError(`${path}: expected numbers for ${name}, came none.`);
      const fit = { batch: batchIn(network) ?? null, raw };
      given[name] = await ofFile(path, () => fitted(name, source.spec, table, fit));
    }
  }
  demandAlike(files, given);
  return given;
}

function demandAlike(files: readonly DataFile[], given: Tensors): void {
  const counts = Object.entries(given).map(([name, { shape }]) => `${name} ${shape[0]}`);
  if (new Set(counts.map((text) => text.split(' ').at(-1))).size <= 1) return;
  const paths = files.map(({ path }) => path).join(', ');
  throw new UsageError(
    `${paths}: expected as many examples for each input, came ${counts.join(', ')}.`,
  );
}

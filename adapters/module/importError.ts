import { dirname, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../usageError.ts';

/** The sentence about a module that could not be imported: what was thrown, and where in its source. */
export function importError(file: string, thrown: unknown): UsageError {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const { code } = error as NodeJS.ErrnoException;
  const [first] = error.message.trim().split('\n');
  const message = withPathsFromHere(first).replace(/\.$/, '');
  const place = thrown instanceof Error ? placeOf(error, file) : file;
  const options = { cause: error };
  if (code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX' || code === 'ERR_INVALID_TYPESCRIPT_SYNTAX') {
    const expected =
      'expected TypeScript whose types can be erased (no enum, namespace or parameter property)';
    return new UsageError(`${place}: ${expected}, came: ${message}.`, options);
  }
  if (error instanceof SyntaxError) {
    return new UsageError(
      `${place}: expected a module that Node can read, came ${error.name}: ${message}.`,
      options,
    );
  }
  if (code?.startsWith('ERR_')) {
    return new UsageError(
      `${file}: expected a module that can be imported, came: ${message}.`,
      options,
    );
  }
  const name = thrown instanceof Error ? `${error.name}: ` : '';
  return new UsageError(
    `${place}: expected a module that can be imported, but it throws ${name}${message}.`,
    options,
  );
}

/** Where the code of this package is that a module may have called, once it is built into one folder. */
const own = dirname(fileURLToPath(import.meta.url));

/** The first place in a stack that is in a file of the user's, line and column; else the module itself. */
function placeOf({ stack = '' }: Error, file: string): string {
  for (const [, url, rest] of stack.matchAll(/(file:\/\/[^\s():]*)((?::\d+){1,2})/g)) {
    const path = fromHere(url);
    const isOurs = fileURLToPath(url).startsWith(own + sep);
    if (!isOurs && !path.includes('node_modules/')) return path + rest;
  }
  const [, line] = /\.[cm]?[jt]s:(\d+)\n/.exec(stack) ?? [];
  return line === undefined ? file : `${file}:${line}`;
}

const fromHere = (url: string): string => relative('.', fileURLToPath(url)).replaceAll(sep, '/');

/** No absolute paths in a sentence: another machine has others. */
const withPathsFromHere = (message: string): string =>
  message
    .replace(/file:\/\/[^\s'"()]+/g, (url) => fromHere(url))
    .replaceAll(`${process.cwd()}${sep}`, '');

import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { printable } from '../adapters/process/printable.ts';
import { UsageError } from './exits.ts';

/**
 * Writes a file that is, at any moment, the old one or the new one and never half.
 *
 * @throws {UsageError} where the folder cannot be made or written to
 */
export function writeWhole(folder: string, name: string, text: string): string {
  const path = join(folder, name);
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    makeFolder(folder);
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    if (existsSync(temporary)) rmSync(temporary);
    const { code = 'an error' } = error as NodeJS.ErrnoException;
    throw new UsageError(
      `--output ${folder}: expected a folder that can be written, came ${code} for ${path}.`,
    );
  }
  return path;
}

/** One by one, since a recursive mkdir never returns where the system refuses with ENOENT, as in /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

/** Prints on stdout; a reader that has gone, such as `head`, is no error. */
export const print = (text: string): boolean => process.stdout.write(text);

/** Tells a person something that is no part of the answer. */
export const tell = (text: string): boolean => process.stderr.write(`${text}\n`);

/** Lines that a process printed before it broke, at most so many. */
const mostPrinted = 20;

/** Tells the end of what a process had printed on stderr. */
export function tellPrinted(text: string): void {
  if (text.trim() === '') return;
  const lines = printable(text).trimEnd().split('\n').slice(-mostPrinted);
  tell(lines.map((line) => `  | ${line}`).join('\n'));
}

import process from 'node:process';
import type { Table } from './figure.ts';

/** Columns of text stand on the left, the rest on the right. */
const isText = (cells: readonly string[]): boolean =>
  cells.some((cell) => cell !== '' && !/^(?:[≤≥] )?-?\d|^–$|^not measured$/.test(cell));

/** A table as lines: the title, what must be said with it, the head, the rows. */
export function showTable({ title, notes, head, rows }: Table): string {
  const columns = head.map((_, k) => rows.map((row) => row[k] ?? ''));
  const widths = columns.map((cells, k) =>
    Math.max(head[k].length, ...cells.map((cell) => cell.length)),
  );
  const left = columns.map(isText);
  const line = (cells: readonly string[]): string =>
    `  ${cells
      .map((cell, k) => (left[k] ? cell.padEnd(widths[k]) : cell.padStart(widths[k])))
      .join('  ')
      .trimEnd()}`;
  const body = [...(head.some((cell) => cell !== '') ? [head] : []), ...rows].map(line);
  return [title, ...notes.map((note) => `  ${note}`), ...body].join('\n');
}

/** Says on a terminal what is being measured; quiet in a pipe. */
export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${text}\u001b[K`);
}

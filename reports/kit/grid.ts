import type { Paint, Tone } from './paint.ts';

/** A text in a grid; its tone is put on after it has been aligned. */
export interface GridCell {
  readonly text: string;
  readonly tone?: Tone;
}

export type Align = 'left' | 'right';

/** The width on a terminal of a text without colours, one column a character. */
export const widthOf = (text: string): number => [...text].length;

/** Fills a text up to a width. */
export function pad(text: string, width: number, align: Align = 'left'): string {
  const blank = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'left' ? text + blank : blank + text;
}

/** Cuts a text that is too wide, and says so by an ellipsis. */
export const cut = (text: string, width: number): string =>
  widthOf(text) <= width ? text : `${[...text].slice(0, Math.max(0, width - 1)).join('')}…`;

/** A text in lines that are no wider, broken between words. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    if (line === '') lines[lines.length - 1] = word;
    else if (widthOf(line) + 1 + widthOf(word) <= width) lines[lines.length - 1] += ` ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The width of each column: that of its widest cell. */
export function measureGrid(rows: readonly (readonly GridCell[])[]): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach(({ text }, i) => (widths[i] = Math.max(widths[i] ?? 0, widthOf(text))));
  }
  return widths;
}

/** One line of a grid, its cells aligned and two blanks apart, nothing blank at its end. */
export function showRow(
  row: readonly GridCell[],
  widths: readonly number[],
  aligns: readonly Align[],
  paint: Paint,
  gaps: readonly number[] = [],
): string {
  const cells = row.map(({ text, tone = 'plain' }, i) => {
    const last = i === row.length - 1 && aligns[i] !== 'right';
    const filled = last ? cut(text, widths[i]) : pad(cut(text, widths[i]), widths[i], aligns[i]);
    const gap = ' '.repeat(i === 0 ? 0 : (gaps[i] ?? 2));
    return gap + (text === '' ? filled : paint(tone, filled));
  });
  return cells.join('').trimEnd();
}

/**
 * The widths and the blanks between columns with which a grid is at most so wide, where that can be.
 *
 * Blanks go first, from the right, until one is left; then the columns that may be cut, down to 8 characters.
 */
export function fitGrid(
  rows: readonly (readonly GridCell[])[],
  wanted: readonly number[],
  columns: number,
  cuttable: readonly number[],
): { readonly widths: number[]; readonly gaps: number[] } {
  const widths = measureGrid(rows);
  const gaps = [...wanted];
  let width = [...widths, ...gaps].reduce((sum, one) => sum + one, 0);
  for (let i = gaps.length - 1; i > 0 && width > columns; i--) {
    if (gaps[i] > 1) width -= --gaps[i];
  }
  for (const i of cuttable) {
    const room = Math.min(widths[i], Math.max(8, widths[i] - (width - columns)));
    width -= widths[i] - room;
    widths[i] = room;
  }
  return { widths, gaps };
}

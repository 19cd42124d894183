import { DataError, type Table } from './table.ts';

/** A decimal number, as other programs write it too. */
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A cell as a number; NaN where it is none. */
const numberIn = (cell: string): number => (decimal.test(cell.trim()) ? Number(cell) : NaN);

/** What a cell says that is no number: `nan` and `inf` as other programs write them, or a word. */
const isSpelt = (cell: string): boolean => /^[+-]?(nan|inf(inity)?)$/i.test(cell.trim());

/**
 * Reads comma-separated numbers, a row each line; a first line without a number in it names the columns.
 *
 * @throws {DataError} for a cell that is no number and a row that is longer or shorter, with line and column
 */
export async function readCsv(text: string): Promise<Table> {
  const { parse } = await import('csv-parse/sync');
  let rows: string[][];
  try {
    rows = parse(text, { relax_column_count: true, skip_empty_lines: true, trim: true, bom: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new DataError(`expected comma-separated numbers, came: ${message}`, { cause: error });
  }
  if (rows.length === 0) throw new DataError('expected rows of numbers, came an empty file');
  const isHead = rows[0].every((cell) => Number.isNaN(numberIn(cell)) && !isSpelt(cell));
  const columns = isHead ? rows[0] : null;
  const body = isHead ? rows.slice(1) : rows;
  if (body.length === 0) {
    throw new DataError(`expected rows of numbers, came only '${rows[0].join(',')}'`);
  }
  const width = (columns ?? body[0]).length;
  const data = new Float64Array(body.length * width);
  body.forEach((row, i) => {
    const line = i + (isHead ? 2 : 1);
    if (row.length !== width) {
      throw new DataError(`row ${line}: expected ${width} columns, came ${row.length}`);
    }
    row.forEach((cell, j) => {
      const x = numberIn(cell);
      if (Number.isNaN(x)) {
        throw new DataError(`row ${line}, column ${j + 1}: expected a number, came '${cell}'`);
      }
      data[i * width + j] = x;
    });
  });
  return { shape: [body.length, width], data, bytes: false, columns };
}

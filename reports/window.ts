import type { Cell, Finding } from '../harness/verdict.ts';
import { measureGrid, pad, showRow, type GridCell } from './kit/grid.ts';
import { digitsOf, showDigits } from './kit/numbers.ts';
import { type Paint, unpainted } from './kit/paint.ts';

/** The entry that a finding speaks of: z[0, 1] by x[2]; without an input z[0, 1], the output itself. */
export const showPlace = ({
  output,
  index,
  input,
}: Pick<Finding, 'output' | 'index' | 'input'>): string =>
  `z${entry(output)}${input === null ? '' : ` by ${input}${entry(index)}`}`;

const entry = (index: readonly number[]): string =>
  index.length === 0 ? '' : `[${index.join(', ')}]`;

type Side = 'claimed' | 'measured';

/**
 * The entries around a wrong one as two small matrices, claimed and measured: rows by output and columns by input.
 *
 * Side by side, or below each other where that is too wide; a wrong claim is followed by ✗.
 *
 * @returns its lines; none for fewer than two entries, which tell no more than the message does
 */
export function showWindow(
  cells: readonly Cell[],
  paint: Paint = unpainted,
  input: string | null = null,
  columns = 98,
): string[] {
  if (cells.length < 2) return [];
  const claimed = gridOf(cells, 'claimed', input);
  const measured = gridOf(cells, 'measured', input);
  const beside = claimed.map((row, i) => [...row, ...measured[i].slice(1)]);
  const show = (grid: GridCell[][], gapAt: number | null): string[] => {
    const widths = measureGrid(grid);
    const gaps = grid[0].map((_, i) => (i === gapAt ? 4 : 2));
    const aligns = grid[0].map((_, i) => (i === 0 ? 'left' : 'right') as 'left' | 'right');
    return grid.map((row) => showRow(row, widths, aligns, paint, gaps));
  };
  const gapAt = claimed[0].length;
  const widths = measureGrid(beside);
  if (widths.reduce((sum, width) => sum + width + 2, 0) > columns) {
    const title = (side: Side): string => paint('faint', side);
    return [title('claimed'), ...show(claimed, null), title('measured'), ...show(measured, null)];
  }
  const first = widths.slice(1, gapAt).reduce((sum, width) => sum + width + 2, -2);
  const title = `${pad('', widths[0] + 2)}${pad('claimed', Math.max(0, first))}    measured`;
  return [paint('faint', title), ...show(beside, gapAt)];
}

const faint = (text: string): GridCell => ({ text, tone: 'faint' });

function gridOf(cells: readonly Cell[], side: Side, input: string | null): GridCell[][] {
  const rows = distinct(cells.map(({ output }) => entry(output)));
  const columns = distinct(cells.map(({ index }) => entry(index)));
  const digits = digitsFor(cells);
  const right = side === 'claimed' ? '  ' : '';
  return [
    [faint(''), ...columns.map((column) => faint(`${input ?? 'x'}${column}${right}`))],
    ...rows.map((row) => [
      faint(`z${row}`),
      ...columns.map((column): GridCell => {
        const cell = cells.find((one) => entry(one.output) === row && entry(one.index) === column);
        return cell === undefined ? { text: '' } : cellOf(cell, side, digits);
      }),
    ]),
  ];
}

function cellOf(cell: Cell, side: Side, digits: number): GridCell {
  const tone = cell.wrong ? 'bad' : 'plain';
  if (side === 'claimed')
    return { text: showDigits(cell.claimed, digits) + (cell.wrong ? ' ✗' : '  '), tone };
  const supported = Math.min(digits, digitsOf(cell.measured, cell.bar));
  return { text: supported === 0 ? '0' : showDigits(cell.measured, supported), tone };
}

/** As many digits as show every wrong entry's difference, six at least. */
function digitsFor(cells: readonly Cell[]): number {
  let digits = 6;
  for (const { claimed, measured, wrong } of cells) {
    const relative = Math.abs(claimed - measured) / Math.max(Math.abs(claimed), Math.abs(measured));
    if (wrong && relative > 0) digits = Math.max(digits, 2 - Math.floor(Math.log10(relative)));
  }
  return Math.min(17, digits);
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];

import type { Cell, Comparison } from '../../harness/comparison.ts';
import { measureGrid, pad, showRow, type GridCell } from '../kit/grid.ts';
import { showCounted, showTime } from '../kit/numbers.ts';
import { type Paint, paintFor } from '../kit/paint.ts';
import { flow } from '../summary.ts';
import { figuresOf, hasFigures, signs } from './cell.ts';
import { defineComparisonReporter } from './defineComparisonReporter.ts';
import { problemsOf, showCellProblem, showConventions, tallyOf } from './problems.ts';

/** For a terminal: a line for each gate, a group of columns for each implementation, what is wrong below. */
export const table = defineComparisonReporter({
  name: 'table',
  file: 'comparison.txt',

  render(comparison, how) {
    const paint = paintFor(how.colour);
    const problems = problemsOf(comparison).map((cell) =>
      showCellProblem(comparison, cell, paint, how.columns),
    );
    const blocks = [
      showHeader(comparison, how.columns, paint),
      showGrid(comparison, paint),
      ...problems,
      showConventionBlock(comparison, paint),
      showTallies(comparison, how.columns, paint),
    ];
    return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
  },
});

function showHeader({ versions, seed }: Comparison, columns: number, paint: Paint): string {
  const [first, ...rest] = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const legend = 'digits of z and ∂z by the reference, and of ∂z by its own forward';
  return (
    paint('strong', first) + paint('faint', flow(first, [...rest, `seed ${seed}`, legend], columns))
  );
}

const figures = (z: string, dz: string, self: string): string =>
  `${pad(z, 4, 'right')} ${pad(dz, 5, 'right')} ${pad(self, 5, 'right')}`;

function showGrid({ targets, gates, cells }: Comparison, paint: Paint): string {
  const places = new Map(cells.map((cell) => [`${cell.gate}\n${cell.target}`, cell] as const));
  const rows = gates.map(({ name }): GridCell[] => [
    { text: name, tone: 'strong' },
    ...targets.map(({ target }) => cellOf(places.get(`${name}\n${target}`))),
  ]);
  const names = targets.map(({ name }): GridCell => ({ text: name, tone: 'strong' }));
  const heads = targets.map((): GridCell => ({
    text: `  ${figures('z', '∂z', 'self')}`,
    tone: 'faint',
  }));
  const grid = [[{ text: '' }, ...names], [{ text: '' }, ...heads], ...rows];
  const widths = measureGrid(grid);
  const gaps = [0, ...targets.map(() => 3)];
  return grid
    .map((row) =>
      showRow(
        row,
        widths,
        row.map(() => 'left'),
        paint,
        gaps,
      ),
    )
    .join('\n');
}

function cellOf(cell: Cell | undefined): GridCell {
  if (cell === undefined) return { text: '' };
  const { mark, tone } = signs[cell.outcome];
  const what = hasFigures(cell) ? figures(...figuresOf(cell)) : cell.outcome;
  return { text: `${mark} ${what}`, tone: cell.outcome === 'pass' ? 'plain' : tone };
}

function showConventionBlock(comparison: Comparison, paint: Paint): string {
  const lines = showConventions(comparison);
  if (lines.length === 0) return '';
  const head = paint(
    'strong',
    'Conventions: at a kink these claim otherwise than the reference, and are not wrong.',
  );
  return [head, ...lines.map((line) => `  ${line}`)].join('\n');
}

function showTallies(comparison: Comparison, columns: number, paint: Paint): string {
  const { targets, cells, milliseconds } = comparison;
  const lines = targets.map((target) => {
    const own = cells.filter((cell) => cell.target === target.target);
    const leaked = own.flatMap((cell) => cell.leaked ?? []);
    const evaluations = own.reduce((sum, cell) => sum + cell.evaluations, 0);
    const head = `${target.name} ${target.version}`.trim();
    const parts = [
      target.dtype,
      ...tallyOf(cells, target).map(([outcome, count]) => `${count} ${outcome}`),
      showCounted(evaluations, 'evaluation'),
      ...(leaked.length === 0
        ? []
        : [
            `${showCounted(
              leaked.reduce((sum, one) => sum + one, 0),
              'tensor',
            )} left behind`,
          ]),
    ];
    return paint('strong', head) + flow(head, parts, columns);
  });
  return [...lines, paint('faint', showTime(milliseconds))].join('\n');
}

import type { Cell, Comparison } from '../../harness/comparison.ts';
import { showCount, showCounted, showTime } from '../kit/numbers.ts';
import { fenced, line } from '../kit/page.ts';
import { figuresOf, hasFigures, signs } from './cell.ts';
import { defineComparisonReporter } from './defineComparisonReporter.ts';
import { problemsOf, showCellProblem, showConventions, tallyOf } from './problems.ts';

/** For a page: implementation × gate, then what each implementation comes to, and what is wrong. */
export const markdown = defineComparisonReporter({
  name: 'markdown',
  file: 'comparison.md',

  render(comparison, { timings }) {
    const { targets, gates, cells } = comparison;
    const rows = gates.map(({ name }) => [
      name,
      ...targets.map(({ target }) =>
        cellOf(cells.find((c) => c.gate === name && c.target === target)),
      ),
    ]);
    const conventions = showConventions(comparison);
    const parts = [
      '# gradcheck compare',
      'Each cell has the decimal digits to which output and gradient agree with the reference in float64, and those of the gradient that its own forward bears out.',
      grid(['gate', ...targets.map(({ name }) => name)], rows),
      showTallies(comparison, timings),
      ...(conventions.length === 0
        ? []
        : [
            'Conventions, which call nobody wrong:',
            conventions.map((text) => `- ${text}`).join('\n'),
          ]),
      ...problemsOf(comparison).map((cell) => fenced(showCellProblem(comparison, cell))),
    ];
    return `${parts.join('\n\n')}\n`;
  },
});

function cellOf(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  const { mark } = signs[cell.outcome];
  return hasFigures(cell) ? `${mark} ${figuresOf(cell).join(' / ')}` : `${mark} ${cell.outcome}`;
}

function showTallies({ targets, cells }: Comparison, timings: boolean): string {
  const rows = targets.map((target) => {
    const own = cells.filter((cell) => cell.target === target.target);
    const sum = (of: (cell: Cell) => number): number =>
      own.reduce((all, cell) => all + of(cell), 0);
    const counted = own.some(({ leaked }) => leaked !== null);
    return [
      target.name,
      target.version,
      target.dtype,
      tallyOf(cells, target)
        .map(([outcome, count]) => `${count} ${outcome}`)
        .join(', '),
      showCount(sum(({ evaluations }) => evaluations)),
      counted
        ? showCounted(
            sum(({ leaked }) => leaked ?? 0),
            'tensor',
          )
        : '',
      ...(timings ? [showTime(sum(({ milliseconds }) => milliseconds))] : []),
    ];
  });
  const heads = ['implementation', 'version', 'dtype', 'gates', 'evaluations', 'left behind'];
  return grid([...heads, ...(timings ? ['time'] : [])], rows);
}

const grid = (heads: readonly string[], rows: readonly string[][]): string =>
  [line(heads), `|${heads.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');

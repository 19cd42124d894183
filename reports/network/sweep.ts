import type { AtScale } from '../../harness/network/sweep.ts';
import { measureGrid, showRow, type GridCell } from '../kit/grid.ts';
import { showNumber } from '../kit/numbers.ts';
import { type Paint, unpainted } from '../kit/paint.ts';
import { showPlot, showTick } from './plot.ts';
import { wrap } from './wrap.ts';
import { showShare } from './symptoms.ts';

/** A gradient below this part of the largest is called gone. */
const gone = 1e-6;

const marks = 'abcdefghijklmnopqrstuvwxyz';

/** As the scale of the weights grows: a plot of the gradient by each weight, a table, and where the first one dies. */
export function showSweep(
  name: string,
  rows: readonly AtScale[],
  weights: readonly string[],
  threshold: number,
  columns = 100,
  paint: Paint = unpainted,
): string {
  const curves = weights.map((weight, k) => ({
    mark: marks[k % marks.length],
    name: `δ at ${weight}`,
    values: rows.map(({ gradients }) => gradients[weight]),
  }));
  const head = [
    'scale',
    'largest in',
    `below ${threshold}`,
    ...weights.map((weight) => `δ at ${weight}`),
  ];
  const cells = rows.map(({ scale, largest, small, gradients }): GridCell[] => [
    { text: showTick(scale) },
    { text: showNumber(largest) },
    { text: showShare(small) },
    ...weights.map((weight) => ({ text: showNumber(gradients[weight]) })),
  ]);
  const titles: GridCell[] = head.map((text) => ({ text, tone: 'faint' }));
  const widths = measureGrid([titles, ...cells]);
  const table = [titles, ...cells].map((row) =>
    showRow(
      row,
      widths,
      head.map(() => 'right'),
      paint,
    ),
  );
  const blocks = [
    `${paint('strong', name)}\n${paint('faint', wrap(`the gradient δ that typically arrives where each weight is used, as the scale of all weights goes from ${showTick(rows[0].scale)} to ${showTick(rows.at(-1)!.scale)}`, columns, 0))}`,
    showPlot(
      rows.map(({ scale }) => scale),
      curves,
    ),
    table.join('\n'),
    paint('strong', wrap(deathOf(rows, weights), columns, 0)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Where the gradient of the first weight is gone, on either side. */
function deathOf(rows: readonly AtScale[], weights: readonly string[]): string {
  const [first] = weights;
  const sizes = rows.map(({ gradients }) => gradients[first]);
  const best = Math.max(...sizes.filter(Number.isFinite));
  const alive = sizes.map((size) => size >= gone * best && Number.isFinite(size));
  const from = alive.indexOf(true);
  const to = alive.lastIndexOf(true);
  const largest = rows[sizes.indexOf(best)];
  const told = [
    `The gradient that arrives at ${first} is largest at scale ${showTick(largest.scale)}`,
  ];
  if (from > 0)
    told.push(`below ${showTick(rows[from].scale)} less than a millionth of that is left`);
  if (to < rows.length - 1) {
    const dead = rows[to + 1];
    told.push(
      `from ${showTick(dead.scale)} on less than a millionth of that is left, where numbers up to ${showNumber(dead.largest)} flow in and ${showShare(dead.small)} of the local gradients are small`,
    );
  }
  if (told.length === 1) told.push('nowhere is less than a millionth of that left');
  return `${told.join('; ')}.`;
}

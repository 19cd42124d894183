import type { SweptLibrary } from '../../harness/sweep.ts';
import { measureGrid, showRow, type GridCell } from '../kit/grid.ts';
import { showCount, showCounted, showTime } from '../kit/numbers.ts';
import { type Paint, paintFor } from '../kit/paint.ts';
import { flow } from '../summary.ts';
import { defineSweepReporter } from './defineSweepReporter.ts';
import { outcomeOf, showGroups, signs } from './outcome.ts';
import { showSwept } from './problems.ts';

/** For a terminal: a line for each operation, what is wrong, and what it comes to. */
export const table = defineSweepReporter({
  name: 'table',
  file: 'sweep.txt',

  render({ libraries, seed, versions, milliseconds }, { columns, colour }) {
    const paint = paintFor(colour);
    const [first, ...rest] = Object.entries(versions).map(
      ([name, version]) => `${name} ${version}`,
    );
    const blocks = libraries.flatMap((library) => [
      showGrid(library, paint),
      ...library.operations.map((swept) => showSwept(swept, paint)),
      showTally(library, columns, paint),
    ]);
    const head =
      paint('strong', first) + paint('faint', flow(first, [...rest, `seed ${seed}`], columns));
    const end = paint('faint', showTime(milliseconds));
    return `${[head, ...blocks.filter((block) => block !== ''), end].join('\n\n')}\n`;
  },
});

function showGrid({ operations }: SweptLibrary, paint: Paint): string {
  const rows = operations.map((swept): GridCell[] => {
    const { mark, tone } = signs[outcomeOf(swept)];
    return [
      { text: mark, tone },
      { text: swept.operation, tone: 'strong' },
      { text: showCount(swept.calls) },
      { text: showCount(swept.cases) },
      { text: showCount(swept.compared) },
      { text: showGroups(swept), tone: tone === 'good' ? 'plain' : tone },
    ];
  });
  const heads = ['', 'operation', 'ways', 'cases', 'entries', ''].map((text): GridCell => ({
    text,
    tone: 'faint',
  }));
  const widths = measureGrid([heads, ...rows]);
  const aligns = ['left', 'left', 'right', 'right', 'right', 'left'] as const;
  return [heads, ...rows].map((row) => showRow(row, widths, aligns, paint, [0, 1])).join('\n');
}

/** What a library comes to: how many operations, by the worst that was seen of each. */
export function tallyOf({ operations }: SweptLibrary): [string, number][] {
  return Object.keys(signs)
    .toReversed()
    .map((outcome): [string, number] => [
      outcome,
      operations.filter((swept) => outcomeOf(swept) === outcome).length,
    ])
    .filter(([, count]) => count > 0);
}

function showTally(library: SweptLibrary, columns: number, paint: Paint): string {
  const { name, version, dtype, operations } = library;
  const sum = (of: (swept: (typeof operations)[number]) => number): number =>
    operations.reduce((total, swept) => total + of(swept), 0);
  const head = `${name} ${version}: ${showCounted(operations.length, 'operation')}`;
  const parts = [
    ...tallyOf(library).map(([outcome, count]) => `${count} ${outcome}`),
    dtype,
    showCounted(
      sum(({ cases }) => cases),
      'case',
    ),
    `${showCount(sum(({ compared }) => compared))} entries compared`,
    showCounted(
      sum(({ evaluations }) => evaluations),
      'evaluation',
    ),
  ];
  return paint('strong', head) + flow(head, parts, columns);
}

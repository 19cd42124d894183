import type { CheckedGate, Results } from '../harness/results.ts';
import type { InputResult } from '../harness/verdict.ts';
import { columns, type Column } from './columns.ts';
import { defineReporter } from './defineReporter.ts';
import { showIdentities } from './identities.ts';
import { cut, fitGrid, measureGrid, pad, showRow, widthOf, type GridCell } from './kit/grid.ts';
import { showCounted, showTime } from './kit/numbers.ts';
import { marks, tones } from './kit/outcome.ts';
import { type Paint, paintFor } from './kit/paint.ts';
import { showPlain } from './kit/plain.ts';
import { showProblem } from './message.ts';
import { casesOf, evaluationsOf, flow, showChecked, showSeed, showSummary } from './summary.ts';

/** For a terminal: a line for each gate and for each of its inputs, what is wrong below its gate, and a summary. */
export const table = defineReporter({
  name: 'table',
  file: 'gradcheck.txt',

  render(results, how) {
    const paint = paintFor(how.colour);
    const blocks = [
      showHeader(results, how.columns, paint),
      showGates(results, how.columns, paint),
      showIdentities(results, paint).join('\n'),
      showSummary(results, how.columns, paint),
    ];
    return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
  },
});

function showHeader(results: Results, width: number, paint: Paint): string {
  const { versions, gates } = results;
  const tools = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const places = 'at: entry of the output/entry of the input';
  const [first, ...rest] = [...tools, showChecked(gates), showSeed(results), places];
  return paint('strong', first) + paint('faint', flow(first, rest, width));
}

/** The input and its identities share a column here. */
const [by, identity, ...others] = columns;
const facts: readonly Column[] = [
  { ...by, show: (row, gate) => `${by.show(row, gate)} ${identity.show(row, gate)}`.trimEnd() },
  ...others,
];
const aligns = ['left', ...facts.map(({ align }) => align)] as const;
const gaps = [0, 1, ...others.map(({ heading }) => (heading === 'at' ? 1 : 2))];

function showGates({ gates }: Results, width: number, paint: Paint): string {
  if (gates.length === 0) return '';
  const heads = [0, 1].map((line): GridCell[] => [
    { text: '  ' },
    ...facts.map(({ title }): GridCell => ({ text: title[line], tone: 'faint' })),
  ]);
  const bodies = gates.map((gate) => gate.verdict.inputs.map((row) => cellsOf(row, gate)));
  const grid = fitGrid([...heads, ...bodies.flat()], gaps, width, [2, 1]);
  const show = (row: GridCell[]): string => showRow(row, grid.widths, aligns, paint, grid.gaps);
  const ends = gates.map(endOf);
  const endWidths = measureGrid(ends);
  const room = width - endWidths.reduce((sum, one) => sum + one + 2, 0);
  const lines = bodies.some((rows) => rows.length > 0) ? heads.map(show) : [];
  gates.forEach((gate, i) => {
    const end = showRow(ends[i], endWidths, ['right', 'right', 'right', 'left'], paint);
    lines.push(`${headOf(gate, room, paint)}  ${end}`, ...bodies[i].map(show));
    const problem = showProblem(gate.verdict, paint, width);
    if (problem !== '') lines.push('', problem, '');
  });
  return lines.join('\n').trimEnd();
}

const cellsOf = (row: InputResult, gate: CheckedGate): GridCell[] => [
  { text: ` ${marks[row.outcome]}`, tone: tones[row.outcome] },
  ...facts.map(({ show, tone }) => ({ text: show(row, gate), tone: tone?.(row, gate) ?? 'plain' })),
];

/** The name of a gate and as much of its statement as there is room for. */
function headOf({ name, latex }: CheckedGate, room: number, paint: Paint): string {
  const short = cut(name, room);
  const left = room - widthOf(short);
  const statement = latex === null ? '' : cut(`  ${showPlain(latex)}`, left);
  return paint('strong', short) + paint('faint', pad(statement, left));
}

function endOf({ verdict }: CheckedGate): GridCell[] {
  const { outcome, milliseconds } = verdict;
  return [
    { text: showCounted(casesOf(verdict), 'case'), tone: 'faint' },
    { text: showCounted(evaluationsOf(verdict), 'evaluation'), tone: 'faint' },
    { text: showTime(milliseconds), tone: 'faint' },
    { text: outcome, tone: tones[outcome] },
  ];
}

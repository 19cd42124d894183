import type { CheckedGate, Results } from '../harness/results.ts';
import type { InputResult } from '../harness/verdict.ts';
import { columns } from './columns.ts';
import { defineReporter } from './defineReporter.ts';
import { gatherIdentities, showLabel } from './identities.ts';
import { showCount, showNumber, showTime } from './kit/numbers.ts';
import { marks } from './kit/outcome.ts';
import { showProblem } from './message.ts';
import { showSummary } from './summary.ts';

/** For a page: one table with all the facts, and the message of each gate that does not pass below it. */
export const markdown = defineReporter({
  name: 'markdown',
  file: 'gradcheck.md',

  render(results, { timings }) {
    const { gates } = results;
    const heads = ['gate', ...columns.map(({ heading }) => heading), 'cases', 'evaluations'];
    if (timings) heads.push('time');
    const rights = new Set([
      ...columns.filter(({ align }) => align === 'right').map(({ heading }) => heading),
      'cases',
      'evaluations',
      'time',
    ]);
    const rows = gates.flatMap((gate) =>
      gate.verdict.inputs.map((row) => rowOf(gate, row, timings)),
    );
    const parts = [
      '# gradcheck',
      showSummary(timings ? results : { ...results, milliseconds: null }, Infinity),
      lines([...heads, 'verdict'], (head) => (rights.has(head) ? '--:' : '---'), rows),
      identitiesOf(results),
      ...gates
        .filter(({ verdict }) => verdict.outcome !== 'pass')
        .map(({ verdict }) => fenced(showProblem(verdict))),
    ];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
  },
});

function rowOf(gate: CheckedGate, row: InputResult, timings: boolean): string[] {
  const facts = columns.map(({ show }) => show(row, gate));
  const cells = [gate.name, ...facts, showCount(row.cases), showCount(row.evaluations)];
  if (timings) cells.push(showTime(gate.verdict.milliseconds));
  return [...cells, `${marks[row.outcome]} ${row.outcome}`];
}

function identitiesOf(results: Results): string {
  const rows = gatherIdentities(results).map(({ gates, outcome, resolution, ...labels }) => [
    showLabel(labels),
    gates.map(({ name, input }) => `${name} by ${input}`).join(', '),
    showNumber(resolution),
    `${marks[outcome]} ${outcome}`,
  ]);
  if (rows.length === 0) return '';
  return lines(
    ['identity', 'gate', 'resolution', 'verdict'],
    (head) => (head === 'resolution' ? '--:' : '---'),
    rows,
  );
}

const line = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('*', '\\*')).join(' | ')} |`;

function lines(
  heads: readonly string[],
  rule: (head: string) => string,
  rows: readonly string[][],
): string {
  return [line(heads), `|${heads.map(rule).join('|')}|`, ...rows.map(line)].join('\n');
}

/** A text as it is; its fence is longer than any in it. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

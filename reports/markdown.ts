import type { CheckedGate, Results } from '../harness/results.ts';
import type { Outcome, Verdict } from '../harness/verdict.ts';
import { columns } from './columns.ts';
import { defineReporter } from './defineReporter.ts';
import { gatherIdentities, showLabel } from './identities.ts';
import { showCount, showNumber, showTime } from './kit/numbers.ts';
import { marks } from './kit/outcome.ts';
import { fenced, line } from './kit/page.ts';
import { showProblem } from './message.ts';
import { gatherRegimes } from './regimes.ts';
import { casesOf, evaluationsOf, showSummary } from './summary.ts';

/**
 * For a page: one table with all the facts, one line an input, then what was seen of each line of the source
 * table and in each regime, and the message of each gate that does not pass.
 */
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
    const rows = gates.flatMap((gate) => rowsOf(gate, timings));
    const parts = [
      '# gradcheck',
      showSummary(timings ? results : { ...results, milliseconds: null }, Infinity),
      lines([...heads, 'verdict'], (head) => (rights.has(head) ? '--:' : '---'), rows),
      identitiesOf(results),
      regimesOf(results),
      ...gates
        .filter(({ verdict }) => verdict.outcome !== 'pass')
        .map(({ verdict }) => fenced(showProblem(verdict))),
    ];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
  },
});

/** A row for each input; evaluations and time are the gate's, and stand in its first row. */
function rowsOf(gate: CheckedGate, timings: boolean): string[][] {
  const { verdict } = gate;
  const total = [
    showCount(evaluationsOf(verdict)),
    ...(timings ? [showTime(verdict.milliseconds)] : []),
  ];
  const ending = (first: boolean, outcome: Outcome): string[] => [
    ...(first ? total : total.map(() => '')),
    `${marks[outcome]} ${outcome}`,
  ];
  if (verdict.inputs.length === 0) {
    const nothing = columns.map(({ heading }) => factsOfAll[heading]?.(verdict) ?? '');
    return [[gate.name, ...nothing, showCount(casesOf(verdict)), ...ending(true, verdict.outcome)]];
  }
  return verdict.inputs.map((row, i) => [
    gate.name,
    ...columns.map(({ show }) => show(row, gate)),
    showCount(row.cases),
    ...ending(i === 0, row.outcome),
  ]);
}

/** What is known of a law that is not told by input, such as the chain rule. */
const factsOfAll: Readonly<Record<string, (verdict: Verdict) => string>> = {
  'entries compared': ({ entries }) => showCount(entries.compared),
  resolution: ({ resolution }) => showNumber(resolution),
  'at kinks': ({ entries }) => showCount(entries.atKinks),
  unresolved: ({ entries }) => showCount(entries.unresolved),
};

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

function regimesOf(results: Results): string {
  const rows = gatherRegimes(results).map(({ regime, cases, compared, unresolved, resolution }) => [
    regime,
    showCount(cases),
    showCount(compared),
    showCount(unresolved),
    showNumber(resolution),
  ]);
  if (rows.length === 0) return '';
  return lines(
    ['regime', 'cases', 'entries compared', 'unresolved', 'resolution'],
    (head) => (head === 'regime' ? '---' : '--:'),
    rows,
  );
}

function lines(
  heads: readonly string[],
  rule: (head: string) => string,
  rows: readonly string[][],
): string {
  return [line(heads), `|${heads.map(rule).join('|')}|`, ...rows.map(line)].join('\n');
}

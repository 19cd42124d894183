import type { Culprit, Finding, Verdict } from '../harness/verdict.ts';
import { showDiagnosis } from './diagnosis.ts';
import { wrap } from './kit/grid.ts';
import { showTensor } from './kit/literal.ts';
import { showCounted, showLiteral, showNumber, showWithBar } from './kit/numbers.ts';
import { type Paint, unpainted } from './kit/paint.ts';
import { quote } from './kit/quote.ts';
import { blameOf, doubtOf } from './sentences.ts';
import { casesOf } from './summary.ts';
import { showPlace, showWindow } from './window.ts';

type Facts = [name: string, text: string][];

/** The words that work a failure again, given its token. */
export type Again = (token: string) => string;

const byCommand: Again = (token) => `gradcheck replay ${quote(token)}`;

/**
 * The message of a law that does not hold: what is wrong, by how much, where, what it looks like, how to see it again.
 *
 * The first line can stand alone. Values print as the literals that read back.
 */
export function showFinding(
  finding: Finding,
  verdict: Verdict,
  paint: Paint = unpainted,
  columns = 100,
  again: Again = byCommand,
): string {
  const facts = [...differenceOf(finding), ...placeOf(finding)];
  if (finding === verdict.worst) facts.push(...contextOf(verdict));
  const values = Object.entries(finding.at).map(
    ([name, value]) => `${name} = ${showTensor(value, name.length + 5, columns)}`,
  );
  const blocks = [
    listOf(facts, columns),
    showWindow(finding.window, paint, finding.input, columns - 2),
    values,
  ];
  return compose(paint('bad', headlineOf(finding, verdict)), verdict, blocks, again);
}

/** The message of a verdict that is undecided: why, in numbers. */
export function showDoubt(
  verdict: Verdict,
  paint: Paint = unpainted,
  again: Again = byCommand,
): string {
  const headline = `${verdict.subject} is undecided: ${doubtOf(verdict)}.`;
  const medians = verdict.inputs.flatMap(({ medianBar }) => medianBar ?? []);
  const facts: Facts = [];
  if (verdict.reason === 'too coarse') {
    if (medians.length > 0) facts.push(['median bar', showNumber(Math.max(...medians))]);
    facts.push(['resolution', showNumber(verdict.resolution)]);
    facts.push(['required', showNumber(verdict.required)]);
  }
  return compose(paint('doubtful', headline), verdict, [listOf(facts)], again);
}

/** All that is to be told of a verdict that is no pass; nothing of one that is. */
export function showProblem(
  verdict: Verdict,
  paint: Paint = unpainted,
  columns = 100,
  again: Again = byCommand,
): string {
  const worst = verdict.worst ?? verdict.findings[0];
  if (verdict.outcome === 'pass') return '';
  if (verdict.outcome === 'undecided') return showDoubt(verdict, paint, again);
  if (worst === undefined) return paint('bad', `${verdict.subject} fails.`);
  return showFinding(worst, verdict, paint, columns, again);
}

/** The message of a pass that nobody expected: on how much it rests. */
export function showPass(verdict: Verdict): string {
  const { subject, entries, resolution } = verdict;
  const compared = showCounted(entries.compared, 'entry', 'entries');
  const cases = showCounted(casesOf(verdict), 'case');
  return `${subject} passes: ${compared} compared in ${cases}, resolution ${showNumber(resolution)}.`;
}

/** What is wrong in one sentence that can stand alone. */
export const headlineOf = (finding: Finding, verdict: Verdict): string =>
  `${verdict.subject} fails the law ${lawOf(finding)}: ${blameOf(finding)}.`;

const lawOf = ({ law, input }: Finding): string => `${law}${input === null ? '' : ` by ${input}`}`;

const listOf = (facts: Facts, columns = Infinity): string[] =>
  facts.flatMap(([name, text]) =>
    wrap(text, columns - 14).map((line, i) => `${(i === 0 ? name : '').padEnd(10)}  ${line}`),
  );

/** The headline, then blocks of lines two blanks to the right, then the line that replays it. */
function compose(
  headline: string,
  { replay }: Verdict,
  blocks: readonly string[][],
  again: Again,
): string {
  const last = replay === '' ? [] : [`replay: ${again(replay)}`];
  const texts = [...blocks, last]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `  ${line}`.trimEnd()).join('\n'));
  return [headline, ...texts].join('\n\n');
}

/** Whether it is the output itself that is wrong, and not a slope of it. */
const isOutput = ({ law }: Finding): boolean => law === 'reference';

/** Claimed and measured with its bar, or the two sides of a promise. */
function differenceOf(finding: Finding): Facts {
  const { reason, expected, came, claimed, measured, bar, between } = finding;
  if (reason === 'wrong number' || reason === 'not a number') {
    // Of an output nothing is claimed, and nothing is measured.
    const [left, right] = isOutput(finding) ? ['came', 'expected'] : ['claimed', 'measured'];
    const facts: Facts = [
      [left, showLiteral(claimed)],
      [right, showWithBar(measured, bar)],
    ];
    if (between !== null)
      facts.push(['allowed', `${between.map(showLiteral).join(' to ')}, the slopes on both sides`]);
    return facts;
  }
  if (reason !== 'broken promise') return [];
  if (expected === null && came === null) {
    return [
      ['one side', showLiteral(claimed)],
      ['the other', `${showLiteral(measured)} ± ${showNumber(bar)}`],
    ];
  }
  const facts: Facts = [];
  if (expected !== null) facts.push(['expected', expected]);
  if (came !== null) facts.push(['came', came]);
  return facts;
}

/** The entry, the lengths of the named dimensions and the regime. */
function placeOf(finding: Finding): Facts {
  const { reason, dimensions, regime, input, output } = finding;
  const isNumber = reason === 'wrong number' || reason === 'not a number';
  // A sum over all entries stands nowhere.
  const isSomewhere = isNumber && (input !== null || output.length > 0 || isOutput(finding));
  const lengths = Object.entries(dimensions).map(([name, length]) => `${name} = ${length}`);
  const drawn = [...lengths, ...(regime === '' || regime === 'given' ? [] : [`regime ${regime}`])];
  return [
    ...(isSomewhere ? [['where', showPlace(finding)] satisfies Facts[number]] : []),
    ...(drawn.length > 0 ? [['drawn', drawn.join(', ')] satisfies Facts[number]] : []),
  ];
}

/** What the failure looks like, the gates of a network that are wrong, and the other laws that do not hold. */
function contextOf({ worst, diagnosis, findings, culprits }: Verdict): Facts {
  const others = findings.filter(({ law }) => law !== worst?.law);
  const isGate = culprits !== undefined && culprits.length > 0;
  return [
    ...(diagnosis === null || isGate
      ? []
      : [['looks like', showDiagnosis(diagnosis)] satisfies Facts[number]]),
    ...(culprits ?? []).map((culprit): Facts[number] => ['wrong gate', accuse(culprit)]),
    ...(culprits?.length === 0
      ? [
          [
            'gates',
            'each is right at these values: wrong is how they are put together, or the point is a kink',
          ] satisfies Facts[number],
        ]
      : []),
    ...others.map((other): Facts[number] => ['also fails', `${lawOf(other)}: ${blameOf(other)}`]),
  ];
}

/** A gate of a network as it is written there, and what it was seen to do at the values that flowed through it. */
function accuse({ part, gate, from, findings: [worst] }: Culprit): string {
  const inputs = Object.entries(from).map(([input, value]) => `${input}: ${value}`);
  const who = `${part} = ${gate}(${inputs.join(', ')})`;
  if (worst === undefined) return who;
  const isNumber = worst.reason === 'wrong number' && Number.isFinite(worst.bar);
  const numbers = isNumber
    ? ` (${showPlace(worst)} is claimed ${showLiteral(worst.claimed)}, measured ${showWithBar(worst.measured, worst.bar)})`
    : '';
  return `${who}: ${blameOf(worst)}${numbers}`;
}

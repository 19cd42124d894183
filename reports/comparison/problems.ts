import type { Difference } from '../../harness/agreement.ts';
import type { Cell, Compared, Comparison } from '../../harness/comparison.ts';
import type { Finding } from '../../harness/verdict.ts';
import { showTensor } from '../kit/literal.ts';
import { showDigits, showNumber } from '../kit/numbers.ts';
import { type Paint, unpainted } from '../kit/paint.ts';
import { showProblem } from '../message.ts';
import { isWrong, signs } from './cell.ts';

/** The implementation as a sentence names it. */
export const nameOf = ({ targets }: Comparison, target: string): string =>
  targets.find((one) => one.target === target)?.name ?? target;

/** What is to be told of a cell that is no pass, sentence first; empty of one that is, or is not offered. */
export function showCellProblem(
  comparison: Comparison,
  cell: Cell,
  paint: Paint = unpainted,
  columns = 100,
): string {
  const { outcome, verdict, agreement, gate } = cell;
  if (outcome === 'pass' || outcome === 'not offered' || verdict === null) return '';
  const who = nameOf(comparison, cell.target);
  const { tone } = signs[outcome];
  const differences = (agreement?.disagreements ?? []).map((one) => showDifference(gate, one));
  const head = paint(tone, `${who}, ${gate}: ${outcome}`);
  if (outcome === 'imprecise') {
    const coarse = verdict.outcome === 'fail' ? [showApart(verdict.worst)] : [];
    return indented(`${head}\n`, [...coarse, ...differences]);
  }
  const problem = showProblem(verdict, unpainted, columns - 2);
  return indented(`${head}\n`, [...(problem === '' ? [] : [problem]), ...differences]);
}

/** A gradient that is right, though not by its own forward; or hardly off, as by a constant of few digits. */
function showApart(worst: Finding | null): string {
  const { claimed = 0, measured = 0 } = worst ?? {};
  const apart = Math.abs(claimed - measured) / Math.max(Math.abs(claimed), Math.abs(measured));
  const far = Number.isFinite(apart) ? ` ${showNumber(apart)} of their size` : '';
  return `Its gradient and the slope of its own forward are${far} apart; its gradient is what the reference says, as nearly as an implementation is held to it.`;
}

const indented = (head: string, parts: readonly string[]): string =>
  [head, ...parts.flatMap((part) => part.split('\n').map((line) => `  ${line}`.trimEnd()))].join(
    '\n',
  );

/** A number that is not the reference's, and where. */
function showDifference(
  gate: string,
  { input, index, came, expected, error, at }: Difference,
): string {
  const entry = index.length === 0 ? '' : `[${index.join(', ')}]`;
  const what = input === null ? `z${entry}` : `the gradient by ${input}${entry}`;
  const point = Object.entries(at).map(([name, value]) => `${name} = ${showTensor(value)}`);
  return `By the reference ${what} of ${gate} is ${showDigits(expected, 10)}, came ${showDigits(came, 10)}: ${showNumber(error)} of what it is made of, at ${point.join(', ')}.`;
}

/** Where implementations differ by a convention: a line for each gate and implementation. */
export function showConventions(comparison: Comparison): string[] {
  return comparison.cells.flatMap((cell) => {
    const [first] = cell.agreement?.conventions ?? [];
    if (first === undefined) return [];
    const { input, index, came, expected, between, at } = first;
    const entry = `${input}${index.length === 0 ? '' : `[${index.join(', ')}]`}`;
    const point = Object.entries(at).map(([name, value]) => `${name} = ${showTensor(value)}`);
    const bounds = between
      .map((one) => showDigits(Math.abs(one) < 1e-12 ? 0 : one, 4))
      .join(' and ');
    return [
      `${cell.gate}, ${nameOf(comparison, cell.target)}: ${showDigits(came, 6)} by ${entry} where the reference has ${showDigits(expected, 6)}, between the slopes ${bounds}, at ${point.join(', ')}`,
    ];
  });
}

/** What was found of one implementation, in a line. */
export function tallyOf(cells: readonly Cell[], { target }: Compared): [string, number][] {
  const own = cells.filter((cell) => cell.target === target);
  return Object.keys(signs)
    .map((outcome): [string, number] => [
      outcome,
      own.filter((cell) => cell.outcome === outcome).length,
    ])
    .filter(([, count]) => count > 0);
}

/** The cells that a reader wants explained, wrong ones first. */
export const problemsOf = ({ cells }: Comparison): Cell[] => [
  ...cells.filter(({ outcome }) => isWrong(outcome)),
  ...cells.filter(({ outcome }) => outcome === 'undecided' || outcome === 'imprecise'),
];

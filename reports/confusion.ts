import type { Naming } from '../harness/confusion.ts';
import { showCount } from './kit/numbers.ts';

/** How many of some mutants were named rightly, wrongly and not at all. */
export interface Judgement {
  readonly killed: number;
  readonly right: number;
  readonly wrong: number;
  readonly silent: number;
}

/** Counts namings by how they are judged. */
export function judgementOf(namings: readonly Naming[]): Judgement {
  const count = (judged: Naming['judged']): number =>
    namings.filter((naming) => naming.judged === judged).length;
  return {
    killed: namings.length,
    right: count('right'),
    wrong: count('wrong'),
    silent: count('silent'),
  };
}

/** What the mutants of one mutation were taken for, the most frequent first: `transposed 4, sign 1`. */
function takenFor(namings: readonly Naming[], judged: Naming['judged']): string {
  const counts = new Map<string, number>();
  for (const naming of namings.filter((one) => one.judged === judged)) {
    const name = naming.diagnosis?.hypothesis ?? '';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, times]) => `${name} ${times}`)
    .join(', ');
}

const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

/** The confusion table, mutation × named hypothesis, as Markdown: only what occurs is told of its columns. */
export function showConfusion(namings: readonly Naming[]): string {
  const names = [...new Set(namings.map(({ mutation }) => mutation))];
  const rows = names.map((name) => {
    const own = namings.filter(({ mutation }) => mutation === name);
    const { killed, silent } = judgementOf(own);
    return line([name, killed, takenFor(own, 'right'), takenFor(own, 'wrong'), silent || '']);
  });
  return [
    line(['mutation', 'killed', 'named rightly', 'named wrongly', 'not named']),
    '|---|--:|---|---|--:|',
    ...rows,
  ].join('\n');
}

const percent = (part: number, whole: number): string =>
  `${Math.floor((1000 * part) / whole) / 10} %`;

/** The same in one sentence. */
export function showJudgement(judgement: Judgement): string {
  const { killed, right, wrong, silent } = judgement;
  return `Of ${showCount(killed)} killed mutants ${percent(right, killed)} were named rightly, ${wrong} wrongly and ${silent} not at all.`;
}

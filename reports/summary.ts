import type { Results } from '../harness/results.ts';
import type { Verdict } from '../harness/verdict.ts';
import { widthOf } from './kit/grid.ts';
import { showCount, showCounted, showNumber, showTime } from './kit/numbers.ts';
import { tones } from './kit/outcome.ts';
import { type Paint, unpainted } from './kit/paint.ts';

/** Results, with or without the time that they took. */
export type Summed = Omit<Results, 'milliseconds'> & { readonly milliseconds: number | null };

const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);

/** The last lines of a report: how many gates, how much was compared, how well, at what cost. */
export function showSummary(
  { gates, outcome, seed, milliseconds }: Summed,
  columns = 100,
  paint: Paint = unpainted,
): string {
  const verdicts = gates.map(({ verdict }) => verdict);
  const tallies = (['pass', 'fail', 'undecided'] as const)
    .map((kind) => [verdicts.filter((verdict) => verdict.outcome === kind).length, kind] as const)
    .filter(([count]) => count > 0)
    .map(([count, kind]) => `${showCount(count)} ${kind}`);
  const compared = sum(verdicts.map(({ entries }) => entries.compared));
  const evaluations = sum(verdicts.map(evaluationsOf));
  const probed = verdicts.filter(({ method }) => method === 'probes');
  const misses = Math.max(...probed.map(({ missProbability }) => missProbability));
  const parts = [
    `${showCounted(compared, 'entry', 'entries')} compared`,
    ...showResolution(verdicts),
    ...(probed.length > 0
      ? [
          `${showCount(probed.length)} by random sums, which miss faults that cancel: 1 in ${Math.round(1 / misses)}`,
        ]
      : []),
    showCounted(evaluations, 'evaluation'),
    ...(milliseconds === null ? [] : [showTime(milliseconds)]),
    showSeed({ gates, seed }),
  ];
  const head = `${showChecked(gates)}: ${tallies.join(', ') || 'nothing checked'}`;
  return paint(tones[outcome], head) + flow(head, parts, columns);
}

/**
 * The coarsest resolution of the gates. That of compositions is told apart where it is coarser: what one gate hands
 * to another is of sizes that nobody has chosen.
 */
function showResolution(verdicts: readonly Verdict[]): string[] {
  const [single, composed] = [false, true].map((chain) => {
    const of = verdicts.filter((verdict) => isChain(verdict) === chain);
    return of.flatMap(({ resolution }) =>
      resolution === null || Number.isNaN(resolution) ? [] : [resolution],
    );
  });
  const all = single.length > 0 ? single : composed;
  if (all.length === 0) return [];
  const [first, second] = [Math.max(...all), Math.max(...composed)];
  const apart = second > first ? `, of compositions ${showNumber(second)}` : '';
  return [`resolution ${showNumber(first)} or better${apart}`];
}

const isChain = ({ laws }: Verdict): boolean => laws.some(({ law }) => law === 'chain');

/** The seed of a run, or those of its gates where each had its own. */
export function showSeed({ gates, seed }: Pick<Results, 'gates' | 'seed'>): string {
  const seeds = [...new Set(gates.map(({ verdict }) => verdict.seed))];
  if (seeds.length <= 1) return `seed ${seeds[0] ?? seed}`;
  return seeds.length <= 4 ? `seeds ${seeds.join(', ')}` : showCounted(seeds.length, 'seed');
}

/** How many gates were checked, and the chain rule where it was: it is a law of all of them and no gate. */
export function showChecked(gates: Results['gates']): string {
  const chains = gates.filter(({ verdict }) => isChain(verdict));
  const count = gates.length - chains.length;
  if (chains.length === 0) return showCounted(count, 'gate');
  return count === 0 ? 'the chain rule' : `${showCounted(count, 'gate')} and the chain rule`;
}

/** The questions that a verdict took, of every kind. */
export const evaluationsOf = ({ evaluations }: Verdict): number =>
  sum(Object.values(evaluations)) - evaluations.batches;

/** The cases of the law that was put to most of them. */
export const casesOf = ({ laws }: Verdict): number => Math.max(0, ...laws.map((law) => law.cases));

/** What follows a head: the parts after dots, each on a new line where the last one is full. */
export function flow(head: string, parts: readonly string[], columns: number): string {
  let text = '';
  let width = widthOf(head);
  for (const part of parts) {
    const fits = width + 3 + widthOf(part) <= columns;
    text += fits ? ` · ${part}` : `\n  ${part}`;
    width = fits ? width + 3 + widthOf(part) : 2 + widthOf(part);
  }
  return text;
}

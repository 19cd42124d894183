import { atLeast, atMost, figure, figureTable, short, type Figure, type Part } from './figure.ts';
import type { Torch } from './torch.ts';
import { resolution, rowOf, turnLength, type Row } from './turns.ts';

const ratioTargets: Readonly<Record<number, number>> = { 64: 40, 128: 25 };
const overheadTargets: Readonly<Record<number, number>> = { 16: 2, 64: 1.5, 128: 1.5 };

function figuresOf({ n, verdict, check, overhead, between, slow }: Row): Figure[] {
  const { outcome, reason, method } = verdict;
  const least = ratioTargets[n];
  const most = overheadTargets[n];
  const note = outcome === 'pass' ? '' : `${outcome}: ${reason}`;
  return [
    figure(
      `PyTorch's slow mode ÷ gradcheck, n = ${n}`,
      slow === null ? null : slow / check,
      '×',
      least === undefined ? null : atLeast(least),
      slow === null ? 'no PyTorch figure' : note,
    ),
    figure(`certified to, n = ${n}`, verdict.resolution, '', atMost(resolution), method),
    figure(
      `check ÷ its own calls made bare, n = ${n}`,
      overhead,
      '×',
      most === undefined ? null : atMost(most),
      `half of the turns ${short(between[0])} to ${short(between[1])}`,
    ),
  ];
}

const ms = (value: number | null): string => (value === null ? '–' : `${short(value)} ms`);

/** z = W x by W and x, every entry, beside PyTorch; and what the check costs beyond the calls it makes. */
export async function speed(
  sizes: readonly number[],
  rounds: number,
  torch: Torch | null,
): Promise<Part> {
  const rows: Row[] = [];
  for (const n of sizes) rows.push(await rowOf(n, rounds, torch));
  const table = {
    title: 'z = W x by W and x, every entry, warm medians',
    notes: [
      `gradcheck: the forward and vjp of the gate matvec, as it comes.`,
      'PyTorch: plain W @ x with its own backward, float64, nondet_tol 0, the rest by default.',
      `Checks and bare calls in turns of ${turnLength / 1000} s, so that each side collects its own garbage.`,
    ],
    head: [
      'n',
      'gradcheck',
      'torch slow',
      'torch fast',
      'calls bare',
      'forward',
      'vjp',
      'entries',
      'calls per entry',
    ],
    rows: rows.map(({ n, verdict: { evaluations, entries }, ...row }) => [
      String(n),
      ...[row.check, row.slow, row.fast, row.bare].map(ms),
      String(evaluations.forward),
      String(evaluations.vjp),
      String(entries.compared),
      ((evaluations.forward + evaluations.vjp) / entries.compared).toFixed(4),
    ]),
  };
  const figures = rows.flatMap(figuresOf);
  return {
    name: 'speed',
    tables: [table, figureTable('What it must reach', figures)],
    figures,
    data: rows.map(({ verdict, broke: _, ...row }) => ({
      ...row,
      outcome: verdict.outcome,
      method: verdict.method,
      resolution: verdict.resolution,
      entries: verdict.entries,
      evaluations: verdict.evaluations,
    })),
    broke: rows.flatMap((row) => row.broke),
  };
}

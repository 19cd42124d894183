import { atLeast, atMost, figure, figureTable, short, type Figure, type Part } from './figure.ts';
import type { Large } from './child.ts';
import { inChild } from './inChild.ts';
import { inputsOf } from './matvec.ts';
import { median } from './measure.ts';
import { progress } from './print.ts';
import type { Torch } from './torch.ts';

/** Seconds after which a check is given up. */
const patience = 60;
const runs = 3;
const error = 1e-6;

/** PyTorch beside it: the fast mode alone, since the slow one would take hours and two Jacobians of 8 GB. */
async function torchFigure(n: number, torch: Torch | null): Promise<Figure> {
  const name = "PyTorch's fast mode";
  if (torch === null) return figure(name, null, 's', null, 'no PyTorch figure');
  const { W, x } = inputsOf(n);
  const job = { function: 'W x', inputs: [W, x], fast: true, times: 3 };
  const { outcome, message, milliseconds } = await torch.run(job);
  if (outcome === 'error') return figure(name, null, 's', null, message);
  const note = 'slow mode skipped: two Jacobians of 8 GB each, a million steps';
  return figure(name, median(milliseconds) / 1000, 's', null, note);
}

/** Checks of one kind, and why there are no more of them. */
interface Runs {
  readonly seen: Large[];
  died: string;
  broke: boolean;
}

async function once(into: Runs, n: number, entry: number, off: number): Promise<void> {
  if (into.died !== '') return;
  const ended = await inChild<Large>(['large', `${n}`, `${entry}`, `${off}`], patience);
  if (ended.died === undefined) into.seen.push(ended.came);
  else Object.assign(into, { died: ended.died, broke: ended.broke });
}

const middle = ({ seen }: Runs, what: (run: Large) => number): number | null =>
  seen.length === 0 ? null : median(seen.map(what));

/** What a check said, in a few words. */
function said({ seen: [run], died }: Runs): string {
  if (run === undefined) return died;
  const { outcome, worst, reason, method } = run;
  const named = worst === null ? '' : `, named ${worst.input}[${worst.index.join(', ')}]`;
  return `${outcome}${named}${worst === null && reason !== null ? ` (${reason})` : ''}, by ${method}`;
}

/** A million weights, each check in a fresh process: seconds, memory, and whether one wrong entry is named. */
export async function large(n: number, torch: Torch | null): Promise<Part> {
  const entry = Math.floor(n * n * 0.4) + 17;
  const index = [Math.floor(entry / n), entry % n].join();
  const right: Runs = { seen: [], died: '', broke: false };
  const wrong: Runs = { seen: [], died: '', broke: false };
  for (let k = 0; k < runs; k++) {
    progress(`W x, n = ${n}: run ${k + 1} of ${runs}`);
    await once(right, n, 0, 0);
    await once(wrong, n, entry, error);
  }
  const isNamed = ({ outcome, worst }: Large): boolean =>
    outcome === 'fail' && worst?.input === 'W' && worst.index.join() === index;
  const [first] = right.seen;
  const share = wrong.seen.filter(isNamed).length / runs;
  const figures = [
    figure(
      'right: seconds',
      middle(right, (run) => run.seconds),
      's',
      atMost(2),
      said(right),
    ),
    figure(
      'right: growth of peak RSS',
      middle(right, (run) => run.megabytes),
      'MB',
      atMost(300),
    ),
    figure(
      'one wrong: seconds',
      middle(wrong, (run) => run.seconds),
      's',
      atMost(2),
      said(wrong),
    ),
    figure(
      'one wrong: growth of peak RSS',
      middle(wrong, (run) => run.megabytes),
      'MB',
      atMost(300),
    ),
    figure(
      `one wrong, W[${index}] by 1e-6: named in`,
      wrong.seen.length === 0 ? null : share * 100,
      '%',
      atLeast(100),
      `of ${runs} runs`,
    ),
    figure(
      'chance to miss one wrong entry',
      first?.missProbability ?? null,
      '',
      null,
      first?.resolution == null ? '' : `resolution ${short(first.resolution)}`,
    ),
    await torchFigure(n, torch),
  ].map((each) => ({
    ...each,
    name: `n = ${n}, ${each.name}`,
    // Without an answer in time, or for want of memory, a target is missed and not just unmeasured.
    reached: each.target !== null && each.value === null ? false : each.reached,
  }));
  return {
    name: 'large',
    tables: [
      figureTable(`z = W x with ${n}×${n} weights, medians of ${runs} fresh processes`, figures),
    ],
    figures,
    data: { right, wrong },
    broke: [right, wrong].filter(({ broke }) => broke).map(({ died }) => `W x, n = ${n}: ${died}`),
  };
}

import { basename, dirname } from 'node:path';
import process from 'node:process';
import { Option } from 'commander';
import { driftFrom, type Baseline } from '../harness/baseline.ts';
import { showDrift, writeBaseline } from '../reports/baseline.ts';
import { paintFor } from '../reports/index.ts';
import { exits, UsageError } from './exits.ts';
import { print, tell, writeWhole } from './output.ts';
import { hasColour } from './terminal.ts';

/** The flags that compare a run with an earlier one. */
export interface BaselineFlags {
  readonly baseline?: string;
  /** True where no file is named: then it is that of `--baseline`. */
  readonly updateBaseline?: string | true;
  readonly color: boolean;
  readonly json?: true;
}

/** Their options. */
export const baselineOptions = (): Option[] => [
  new Option('--baseline <file>', 'tell what is better or worse than it was'),
  new Option(
    '--update-baseline [file]',
    'write what was measured; the file of --baseline unless told',
  ),
];

/** What stands of a run in a baseline: numbers of another seed say nothing about a regression. */
function demandSame(path: string, before: Baseline, now: Baseline): void {
  if (before.seed === now.seed && before.runs === now.runs) return;
  const of = ({ seed, runs }: Baseline): string =>
    `seed ${seed}${runs === null ? '' : ` and ${runs} runs`}`;
  throw new UsageError(
    `--baseline ${path}: expected the run that it is of, ${of(before)}, came ${of(now)}.`,
  );
}

/** Reads the baseline that a run is to be held against, before anything is run; null where none is asked for. */
export async function baselineFor({ baseline }: BaselineFlags): Promise<Baseline | null> {
  if (baseline === undefined) return null;
  const { readBaseline } = await import('./readBaseline.ts');
  return readBaseline(baseline);
}

/**
 * Tells how a run differs from its baseline, and writes a new one where that is asked for.
 *
 * @param isPart whether not all of what the baseline has was asked for: then the rest is neither gone nor lost
 * @returns the exit code of a regression, or that of a pass
 */
export function settleBaseline(
  before: Baseline | null,
  now: Baseline,
  isPart: boolean,
  flags: BaselineFlags,
): number {
  let exit: number = exits.pass;
  const { baseline = '', updateBaseline, json = false } = flags;
  if (before !== null) {
    demandSame(baseline, before, now);
    const drift = driftFrom(before, now);
    const stream = json ? process.stderr : process.stdout;
    const text = showDrift(
      isPart ? { ...drift, gone: [] } : drift,
      baseline,
      paintFor(hasColour(flags.color, stream)),
    );
    if (json) tell(text);
    else print(`\n${text}\n`);
    if (drift.regressed.length > 0) exit = exits.fail;
  }
  if (updateBaseline === undefined) return exit;
  const path = updateBaseline === true ? baseline : updateBaseline;
  if (path === '') {
    throw new UsageError('--update-baseline: expected a file, or --baseline with one, came none.');
  }
  const kept = isPart && before !== null ? driftFrom(before, now).gone : [];
  const items = [...now.items, ...kept].toSorted((a, b) => (a.what < b.what ? -1 : 1));
  writeWhole(dirname(path), basename(path), writeBaseline({ ...now, items }));
  tell(`gradcheck: wrote ${path}.`);
  return exit;
}

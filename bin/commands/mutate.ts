import { Option } from 'commander';
import process from 'node:process';
import type { MutatedSubject, MutationResults } from '../../harness/mutate.ts';
import { mutationsToJson, paintFor, showMutations } from '../../reports/index.ts';
import { defineCommand, type CommonFlags } from '../defineCommand.ts';
import { exits } from '../exits.ts';
import { wholeNumber } from '../flags.ts';
import { print, tell } from '../output.ts';
import { Progress } from '../progress.ts';
import { run } from '../run.ts';
import { columnsOf, hasColour } from '../terminal.ts';
import { versions } from '../versions.ts';

/** The flags of `gradcheck mutate`. */
export interface MutateFlags extends CommonFlags {
  readonly runs?: number;
  readonly seed: number;
  readonly json?: true;
  readonly quiet?: true;
}

/** Makes gates wrong on purpose, and tells what of that a check would have caught. */
export const mutate = defineCommand<MutateFlags>({
  name: 'mutate',
  summary: 'make gates wrong on purpose, and see what a check would have caught',
  arguments: ['[gates...]'],
  flags: [
    new Option('--runs <count>', 'random cases a law').argParser(wholeNumber('--runs', 1)),
    new Option('--seed <number>', 'the same seed draws the same cases')
      .argParser(wholeNumber('--seed', 0))
      .default(1),
    new Option('--json', 'one JSON document on stdout and nothing else there'),
    new Option('--quiet', 'only the mutants that survive, and the summary'),
  ],

  async run(gates, { seed, runs, json, quiet, color, verbose }) {
    const progress = new Progress(!quiet && !json);
    const subjects: MutatedSubject[] = [];
    const numbers = runs === undefined ? { seed } : { seed, runs };
    const end = await run({ kind: 'mutate', gates, numbers }, (message) => {
      if (message.kind === 'planned') progress.plan(message.count);
      else if (message.kind === 'started') progress.start(message.name);
      else if (message.kind === 'mutated') subjects.push(message.subject);
    });
    progress.stop();
    if (end.exit !== null) {
      tell(`gradcheck: ${end.message ?? 'internal: stopped without a reason.'}`);
      if (verbose && end.stack !== undefined) tell(end.stack);
      if (end.exit !== exits.interrupted || subjects.length === 0) return end.exit;
    }
    const results: MutationResults = { subjects, seed, versions: versions() };
    const paint = paintFor(hasColour(color, process.stdout));
    if (json) print(mutationsToJson(results));
    else print(showMutations(results, columnsOf(process.stdout), paint, quiet === true));
    return end.exit ?? exitOf(subjects);
  },
});

function exitOf(subjects: readonly MutatedSubject[]): number {
  const fates = subjects.flatMap(({ mutants }) => mutants.map(({ fate }) => fate));
  if (fates.includes('survived') || subjects.some(({ outcome }) => outcome !== 'pass')) {
    return exits.fail;
  }
  return fates.includes('killed') ? exits.pass : exits.nothing;
}

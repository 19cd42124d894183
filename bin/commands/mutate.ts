import { Option } from 'commander';
import process from 'node:process';
import type { MutatedSubject, MutationResults } from '../../harness/mutate.ts';
import { mutationsToJson, paintFor, showMutations } from '../../reports/index.ts';
import { defineCommand, type CommonFlags } from '../defineCommand.ts';
import { exits } from '../exits.ts';
import { several, time, wholeNumber } from '../flags.ts';
import { print, tell, tellPrinted } from '../output.ts';
import type { Trouble } from '../processes.ts';
import { Progress } from '../progress.ts';
import { run } from '../run.ts';
import { columnsOf, hasColour } from '../terminal.ts';
import { versions } from '../versions.ts';

/** The flags of `gradcheck mutate`. */
export interface MutateFlags extends CommonFlags {
  readonly runs?: number;
  readonly process?: readonly string[];
  readonly timeout?: number;
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
    new Option(
      '--process <command>',
      'the gates that this program offers on stdin and stdout; repeatable',
    ).argParser(several),
    new Option('--timeout <time>', 'what a process may take for one answer').argParser(
      time('--timeout'),
    ),
    new Option('--runs <count>', 'random cases a law').argParser(wholeNumber('--runs', 1)),
    new Option('--seed <number>', 'the same seed draws the same cases')
      .argParser(wholeNumber('--seed', 0))
      .default(1),
    new Option('--json', 'one JSON document on stdout and nothing else there'),
    new Option('--quiet', 'only the mutants that survive, and the summary'),
  ],

  async run(gates, { seed, runs, process: commands = [], timeout, json, quiet, ...flags }) {
    const { color, verbose } = flags;
    const progress = new Progress(!quiet && !json);
    const subjects: MutatedSubject[] = [];
    const troubles: Trouble[] = [];
    const numbers = runs === undefined ? { seed } : { seed, runs };
    const processes = commands.map((command) => (timeout ? { command, timeout } : { command }));
    const end = await run({ kind: 'mutate', gates, processes, numbers }, (message) => {
      if (message.kind === 'planned') progress.plan(message.count);
      else if (message.kind === 'started') progress.start(message.name);
      else if (message.kind === 'mutated') subjects.push(message.subject);
      else if (message.kind === 'trouble') troubles.push(message);
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
    for (const { message, printed = '' } of troubles) {
      tell(`gradcheck: ${message}`);
      tellPrinted(printed);
    }
    if (end.exit === null && troubles.length > 0) {
      return Math.max(...troubles.map(({ exit }) => exit));
    }
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

import { Option } from 'commander';
import { baselineOf } from '../../harness/baseline.ts';
import type { CheckedGate, Results } from '../../harness/results.ts';
import { reporters, worstOf } from '../../reports/index.ts';
import { baselineFor, baselineOptions, settleBaseline, type BaselineFlags } from '../baseline.ts';
import { defineCommand, type CommonFlags } from '../defineCommand.ts';
import { exits } from '../exits.ts';
import { fraction, oneOf, several, time, wholeNumber, type Numbers } from '../flags.ts';
import { tell, tellPrinted } from '../output.ts';
import type { Trouble } from '../processes.ts';
import { Progress } from '../progress.ts';
import { publish, type PublishFlags } from '../publish.ts';
import { run, type End } from '../run.ts';
import type { Task } from '../task.ts';
import { versions } from '../versions.ts';

/** The flags of `gradcheck check`. */
export interface CheckFlags extends CommonFlags, PublishFlags, BaselineFlags, Numbers {
  readonly gate?: readonly string[];
  readonly allowUndecided?: true;
  readonly process?: readonly string[];
  readonly timeout?: number;
}

/** Checks the catalogue, or the gates that modules export and processes offer. */
export const check = defineCommand<CheckFlags>({
  name: 'check',
  summary: 'check the built-in catalogue, or the gates that these modules export',
  arguments: ['[files...]'],
  isDefault: true,
  flags: [
    new Option(
      '-t, --gate <filter>',
      'only gates whose name or identity has this part, or fits this pattern with * or ?; repeatable',
    ).argParser(several),
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
    new Option('--budget <time>', 'at most this long, such as 500ms, 10s or 2min').argParser(
      time('--budget'),
    ),
    new Option('--resolution <number>', 'the relative error that must be noticed').argParser(
      fraction('--resolution'),
    ),
    new Option('--reporter <name>', `${Object.keys(reporters).join(', ')}; repeatable`).argParser(
      oneOf('--reporter', Object.keys(reporters)),
    ),
    new Option('--output <folder>', 'write a file for each reporter into this folder'),
    new Option('--json', 'one JSON document on stdout and nothing else there'),
    new Option('--timings', 'tell times in JSON and Markdown too'),
    new Option('--allow-undecided', 'an undecided claim is no failure'),
    new Option('--quiet', 'only what is wrong, and the summary'),
    ...baselineOptions(),
  ],

  async run(files, { gate: filters = [], process: commands = [], timeout, ...flags }) {
    const { runs, seed, budget, resolution } = flags;
    const numbers = withoutUndefined({ runs, seed, budget, resolution });
    const before = await baselineFor(flags);
    const start = performance.now();
    const progress = new Progress(!flags.quiet && !flags.json);
    const sources = commands.map((command) => (timeout ? { command, timeout } : { command }));
    const task: Task = { kind: 'check', files, processes: sources, filters, numbers };
    const { gates, end, troubles, used } = await gather(task, progress);
    if (end.exit !== null) {
      tell(`gradcheck: ${end.message ?? 'internal: stopped without a reason.'}`);
      if (flags.verbose && end.stack !== undefined) tell(end.stack);
      if (end.exit !== exits.interrupted || gates.length === 0) return end.exit;
    }
    const seen = worstOf(gates.map(({ verdict }) => verdict.outcome));
    const outcome = seen === 'pass' && troubles.length > 0 ? 'undecided' : seen;
    const milliseconds = performance.now() - start;
    const depends = { ...versions(), ...used };
    const results: Results = { outcome, gates, seed, versions: depends, milliseconds };
    if (gates.length === 0 && troubles.length === 0) {
      tell(`gradcheck: nothing was checked: no gate fits --gate ${filters.join(', ')}.`);
    }
    if (gates.length > 0 || flags.json) publish(results, flags);
    for (const { message, printed = '' } of troubles) {
      tell(`gradcheck: ${message}`);
      tellPrinted(printed);
    }
    if (end.exit === null && troubles.length > 0) {
      return Math.max(...troubles.map(({ exit }) => exit));
    }
    if (end.exit !== null || gates.length === 0) return end.exit ?? exits.nothing;
    const isPart = filters.length > 0;
    const settled = settleBaseline(before, baselineOf(results, runs ?? null), isPart, flags);
    return exitOf(results, flags.allowUndecided === true) || settled;
  },
});

/** What came of a task: what went wrong beside it, and the versions that it used. */
interface Gathered {
  readonly gates: readonly CheckedGate[];
  readonly end: End;
  readonly troubles: readonly Trouble[];
  readonly used: Readonly<Record<string, string>>;
}

/** Has the task done, and gathers what was found until it ended or was interrupted. */
async function gather(task: Task, progress: Progress): Promise<Gathered> {
  const gates: CheckedGate[] = [];
  const troubles: Trouble[] = [];
  const used: Record<string, string> = {};
  const end = await run(task, (message) => {
    if (message.kind === 'planned') progress.plan(message.count);
    else if (message.kind === 'started') progress.start(message.name);
    else if (message.kind === 'checked') gates.push(message.gate);
    else if (message.kind === 'trouble') troubles.push(message);
    else if (message.kind === 'used') used[message.name] = message.version;
  });
  progress.stop();
  return { gates, end, troubles, used };
}

function exitOf({ gates, outcome }: Results, allowUndecided: boolean): number {
  if (gates.every(({ verdict }) => verdict.laws.every(({ cases }) => cases === 0))) {
    return gates.some(({ verdict }) => verdict.outcome === 'fail') ? exits.fail : exits.nothing;
  }
  if (outcome === 'pass' || (outcome === 'undecided' && allowUndecided)) return exits.pass;
  return exits.fail;
}

/** An option that was not given is no option. */
const withoutUndefined = ({
  seed,
  ...rest
}: {
  seed: number;
  runs: number | undefined;
  budget: number | undefined;
  resolution: number | undefined;
}): Numbers =>
  Object.assign(
    { seed },
    Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
  );

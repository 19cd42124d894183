import { Option } from 'commander';
import { availableParallelism } from 'node:os';
import { baselineOfComparison } from '../../harness/baseline.ts';
import { notOffered, type Cell, type Compared, type Comparison } from '../../harness/comparison.ts';
import type { SweepResults } from '../../harness/sweep.ts';
import {
  comparisonReporters,
  isWrong,
  problemsOf,
  showCellProblem,
} from '../../reports/comparison/index.ts';
import { accuses, outcomeOf, showSwept, sweepReporters } from '../../reports/sweep/index.ts';
import { baselineFor, baselineOptions, settleBaseline, type BaselineFlags } from '../baseline.ts';
import { defineCommand, type CommonFlags } from '../defineCommand.ts';
import { exits, UsageError } from '../exits.ts';
import { fraction, oneOf, several, time, wholeNumber, type Numbers } from '../flags.ts';
import { tell, tellPrinted } from '../output.ts';
import type { Trouble } from '../processes.ts';
import { Progress } from '../progress.ts';
import type { PublishFlags } from '../publish.ts';
import { run, type End } from '../run.ts';
import type { Message, Task } from '../task.ts';
import { tellBy } from '../tellBy.ts';
import { versions } from '../versions.ts';

/** The flags of `gradcheck compare`. */
export interface CompareFlags extends CommonFlags, PublishFlags, BaselineFlags, Numbers {
  readonly gate?: readonly string[];
  readonly allowUndecided?: true;
  readonly sweep?: true;
  readonly timeout?: number;
}

/** Cases a gate: every answer comes from a library that is some hundred times as slow as a gate here. */
const fewer = 12;

/** Compares implementations, gate by gate: with the catalogue in float64, and with themselves. */
export const compare = defineCommand<CompareFlags>({
  name: 'compare',
  summary: 'implementation × gate: tfjs, jaxjs, torch, module:<file>, process:"<command>"',
  arguments: ['<targets...>'],
  flags: [
    new Option(
      '-t, --gate <filter>',
      'only gates whose name or identity has this part, or fits this pattern with * or ?; repeatable',
    ).argParser(several),
    new Option('--runs <count>', 'random cases a gate')
      .argParser(wholeNumber('--runs', 1))
      .default(fewer),
    new Option('--seed <number>', 'the same seed draws the same cases')
      .argParser(wholeNumber('--seed', 0))
      .default(1),
    new Option('--budget <time>', 'at most this long a target, such as 10s').argParser(
      time('--budget'),
    ),
    new Option('--timeout <time>', 'what a process may take for one answer').argParser(
      time('--timeout'),
    ),
    new Option('--resolution <number>', 'the relative error that must be noticed').argParser(
      fraction('--resolution'),
    ),
    new Option(
      '--reporter <name>',
      `${Object.keys(comparisonReporters).join(', ')}; repeatable`,
    ).argParser(oneOf('--reporter', Object.keys(comparisonReporters))),
    new Option('--output <folder>', 'write a file for each reporter into this folder'),
    new Option('--json', 'one JSON document on stdout and nothing else there'),
    new Option('--timings', 'tell times in JSON and Markdown too'),
    new Option('--sweep', 'every operation of these libraries, each by its own forward'),
    new Option('--allow-undecided', 'an undecided claim is no failure'),
    new Option('--quiet', 'only what is wrong'),
    ...baselineOptions(),
  ],

  async run(targets, flags) {
    const { runs, seed, budget, resolution, timeout, gate: filters = [] } = flags;
    const numbers = Object.fromEntries(
      Object.entries({ runs, seed, budget, resolution }).filter(([, value]) => value !== undefined),
    ) as unknown as Numbers;
    if (flags.sweep) demandSweepable(flags);
    const asked = [...new Set(targets)];
    const before = await baselineFor(flags);
    const start = performance.now();
    const gathering = new Gathering(!flags.quiet && !flags.json);
    const tasks = flags.sweep
      ? sweepsOf(asked, filters, numbers)
      : comparisonsOf(asked, filters, numbers);
    const ends = await gathering.all(timeout ? tasks.map((task) => ({ ...task, timeout })) : tasks);
    const stopped = ends.filter(({ exit }) => exit !== null);
    for (const { message, stack } of distinct(stopped)) {
      tell(`gradcheck: ${message ?? 'internal: stopped without a reason.'}`);
      if (flags.verbose && stack !== undefined) tell(stack);
    }
    const { cells, swept, troubles } = gathering;
    for (const { message, printed = '' } of troubles) {
      tell(`gradcheck: ${message}`);
      tellPrinted(printed);
    }
    const worst = Math.max(0, ...[...stopped, ...troubles].map(({ exit }) => exit ?? 0));
    if (cells.length + swept.length === 0) {
      if (worst > 0) return worst;
      tell(`gradcheck: nothing was compared: no gate fits --gate ${filters.join(', ')}.`);
      return exits.nothing;
    }
    const milliseconds = performance.now() - start;
    if (flags.sweep) {
      const results = gathering.sweep(asked, seed, milliseconds);
      const all = results.libraries.flatMap(({ operations }) => operations);
      tellBy(sweepReporters, results, flags, (paint) => all.map((one) => showSwept(one, paint)));
      const broke = all.some(({ groups }) =>
        groups.some(({ outcome }) => outcome === 'process broke'),
      );
      if (worst > 0 || broke) return Math.max(worst, broke ? exits.broken : 0);
      return all.some((one) => accuses(outcomeOf(one))) ? exits.fail : exits.pass;
    }
    const comparison = await gathering.comparison(asked, seed, milliseconds);
    tellBy(comparisonReporters, comparison, flags, (paint, columns) =>
      problemsOf(comparison).map((cell) => showCellProblem(comparison, cell, paint, columns)),
    );
    if (worst > 0) return worst;
    const now = baselineOfComparison(comparison, runs ?? null);
    const settled = settleBaseline(before, now, filters.length > 0, flags);
    return exitOf(cells, flags.allowUndecided === true) || settled;
  },
});

/** What tells of gates alone cannot be asked of a sweep. */
function demandSweepable({ reporter = [], baseline, updateBaseline }: CompareFlags): void {
  if ((baseline ?? updateBaseline) !== undefined) {
    throw new UsageError('--sweep: expected no baseline, which is for gates, came one.');
  }
  const names = Object.keys(sweepReporters);
  const other = reporter.find((name) => !names.includes(name));
  if (other === undefined) return;
  throw new UsageError(`--sweep: expected a reporter of ${names.join(', ')}, came ${other}.`);
}

type Asked = Extract<Task, { target: string }>;

const comparisonsOf = (
  targets: readonly string[],
  filters: readonly string[],
  numbers: Numbers,
): Asked[] => targets.map((target) => ({ kind: 'compare', target, filters, numbers }));

/** The operations of each library are shared by as many workers as there are cores. */
const sweepsOf = (
  targets: readonly string[],
  filters: readonly string[],
  numbers: Numbers,
): Asked[] =>
  targets.flatMap((target) =>
    Array.from(
      { length: availableParallelism() },
      (_, k, count = availableParallelism()): Asked => ({
        kind: 'sweep',
        target,
        filters,
        numbers,
        part: [k, count],
      }),
    ),
  );

/** Workers that share a library are stopped by the same. */
const distinct = (ends: readonly End[]): End[] =>
  ends.filter(({ message }, k) => ends.findIndex((end) => end.message === message) === k);

/** What the targets say, each in a worker of its own, at most as many at once as there are cores. */
class Gathering {
  readonly cells: Cell[] = [];
  readonly swept: Extract<Message, { kind: 'swept' }>[] = [];
  readonly troubles: Trouble[] = [];
  readonly #compared = new Map<string, Compared>();
  readonly #offered = new Set<string>();
  readonly #order = new Map<string, readonly string[]>();
  readonly #progress: Progress;
  #planned = 0;

  constructor(shown: boolean) {
    this.#progress = new Progress(shown);
  }

  async all(tasks: readonly Asked[]): Promise<readonly End[]> {
    const left = [...tasks];
    const ends: End[] = [];
    const next = async (): Promise<void> => {
      for (let task = left.shift(); task !== undefined; task = left.shift()) {
        ends.push(await this.#one(task));
        if (ends.at(-1)!.exit === exits.interrupted) left.length = 0;
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, next));
    this.#progress.stop();
    return ends;
  }

  #one(task: Asked): Promise<End> {
    return run(task, (message) => {
      if (message.kind === 'opened') {
        this.#compared.set(task.target, message.compared);
        this.#order.set(task.target, message.offered);
        for (const gate of message.offered) this.#offered.add(gate);
      } else if (message.kind === 'planned') {
        this.#planned += message.count;
        this.#progress.plan(this.#planned);
      } else if (message.kind === 'started') this.#progress.start(message.name);
      else if (message.kind === 'compared') this.cells.push(message.cell);
      else if (message.kind === 'swept') this.swept.push(message);
      else if (message.kind === 'trouble') this.troubles.push(message);
    });
  }

  /** What was swept of each library, in the order in which its operations are declared. */
  sweep(asked: readonly string[], seed: number, milliseconds: number): SweepResults {
    const libraries = asked.flatMap((target) => {
      const compared = this.#compared.get(target);
      if (compared === undefined) return [];
      const order = this.#order.get(target)!;
      const operations = this.swept
        .filter((one) => one.target === target)
        .map(({ swept }) => swept)
        .toSorted((a, b) => order.indexOf(a.operation) - order.indexOf(b.operation));
      return [{ ...compared, operations }];
    });
    return { libraries, seed, versions: versions(), milliseconds };
  }

  /** All cells in the order of gates and targets, those that are not offered too. */
  async comparison(
    asked: readonly string[],
    seed: number,
    milliseconds: number,
  ): Promise<Comparison> {
    const { catalogue } = await import('../catalogue.ts');
    const known = Object.keys(catalogue).filter((gate) => this.#offered.has(gate));
    const own = [...this.#offered].filter((gate) => !Object.hasOwn(catalogue, gate));
    const gates = [...known, ...own];
    const targets = asked.flatMap((target) => this.#compared.get(target) ?? []);
    const cells = gates.flatMap((gate) =>
      targets.map(
        ({ target }) =>
          this.cells.find((cell) => cell.gate === gate && cell.target === target) ??
          notOffered(gate, target),
      ),
    );
    return {
      targets,
      gates: gates.map((name) => ({
        name,
        latex: Object.hasOwn(catalogue, name) ? catalogue[name].latex : null,
      })),
      cells,
      seed,
      versions: versions(),
      milliseconds,
    };
  }
}

function exitOf(cells: readonly Cell[], allowUndecided: boolean): number {
  if (cells.some(({ outcome }) => outcome === 'process broke')) return exits.broken;
  if (cells.some(({ outcome }) => isWrong(outcome))) return exits.fail;
  const undecided = cells.some(({ outcome }) => outcome === 'undecided');
  return undecided && !allowUndecided ? exits.fail : exits.pass;
}

import { Option } from 'commander';
import { availableParallelism } from 'node:os';
import { notOffered, type Cell, type Compared, type Comparison } from '../../harness/comparison.ts';
import { comparisonReporters, isWrong } from '../../reports/comparison/index.ts';
import { defineCommand, type CommonFlags } from '../defineCommand.ts';
import { exits } from '../exits.ts';
import { fraction, oneOf, several, time, wholeNumber, type Numbers } from '../flags.ts';
import { tell } from '../output.ts';
import { Progress } from '../progress.ts';
import type { PublishFlags } from '../publish.ts';
import { run, type End } from '../run.ts';
import { tellComparison } from '../tellComparison.ts';
import { versions } from '../versions.ts';

/** The flags of `gradcheck compare`. */
export interface CompareFlags extends CommonFlags, PublishFlags, Numbers {
  readonly gate?: readonly string[];
  readonly allowUndecided?: true;
}

/** Cases a gate: every answer comes from a library that is some hundred times as slow as a gate here. */
const fewer = 12;

/** Compares implementations, gate by gate: with the catalogue in float64, and with themselves. */
export const compare = defineCommand<CompareFlags>({
  name: 'compare',
  summary: 'implementation × gate: tfjs, jaxjs, module:<file>',
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
    new Option('--allow-undecided', 'an undecided claim is no failure'),
    new Option('--quiet', 'only what is wrong'),
  ],

  async run(targets, flags) {
    const { runs, seed, budget, resolution } = flags;
    const numbers = Object.fromEntries(
      Object.entries({ runs, seed, budget, resolution }).filter(([, value]) => value !== undefined),
    ) as unknown as Numbers;
    const start = performance.now();
    const asked = [...new Set(targets)];
    const gathering = new Gathering(!flags.quiet && !flags.json);
    const ends = await gathering.all(asked, flags.gate ?? [], numbers);
    const stopped = ends.filter(({ exit }) => exit !== null);
    for (const { message, stack } of stopped) {
      tell(`gradcheck: ${message ?? 'internal: stopped without a reason.'}`);
      if (flags.verbose && stack !== undefined) tell(stack);
    }
    const worst = Math.max(...stopped.map(({ exit }) => exit!));
    const { cells } = gathering;
    if (cells.length === 0 && stopped.length > 0) return worst;
    if (cells.length === 0) {
      tell(
        `gradcheck: nothing was compared: no gate fits --gate ${(flags.gate ?? []).join(', ')}.`,
      );
      return exits.nothing;
    }
    const comparison = await gathering.result(asked, seed, performance.now() - start);
    tellComparison(comparison, flags);
    return stopped.length > 0 ? worst : exitOf(cells, flags.allowUndecided === true);
  },
});

/** What the targets say, each in a worker of its own, at most as many at once as there are cores. */
class Gathering {
  readonly cells: Cell[] = [];
  readonly #compared = new Map<string, Compared>();
  readonly #offered = new Set<string>();
  readonly #progress: Progress;
  #planned = 0;

  constructor(shown: boolean) {
    this.#progress = new Progress(shown);
  }

  async all(
    targets: readonly string[],
    filters: readonly string[],
    numbers: Numbers,
  ): Promise<readonly End[]> {
    const left = [...targets];
    const ends: End[] = [];
    const next = async (): Promise<void> => {
      for (let target = left.shift(); target !== undefined; target = left.shift()) {
        ends.push(await this.#one(target, filters, numbers));
        if (ends.at(-1)!.exit === exits.interrupted) left.length = 0;
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, next));
    this.#progress.stop();
    return ends;
  }

  #one(target: string, filters: readonly string[], numbers: Numbers): Promise<End> {
    return run({ kind: 'compare', target, filters, numbers }, (message) => {
      if (message.kind === 'opened') {
        this.#compared.set(target, message.compared);
        for (const gate of message.offered) this.#offered.add(gate);
      } else if (message.kind === 'planned') {
        this.#planned += message.count;
        this.#progress.plan(this.#planned);
      } else if (message.kind === 'started') this.#progress.start(message.name);
      else if (message.kind === 'compared') this.cells.push(message.cell);
    });
  }

  /** All cells in the order of gates and targets, those that are not offered too. */
  async result(asked: readonly string[], seed: number, milliseconds: number): Promise<Comparison> {
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

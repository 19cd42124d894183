import { Option } from 'commander';
import process from 'node:process';
import {
  paintFor,
  showDocument,
  showDot,
  showFlow,
  showMermaid,
  showSteps,
  showSvg,
  showSweep,
  showTrained,
  type Picture,
} from '../../reports/index.ts';
import { statedOf } from '../catalogue.ts';
import type { DataFile } from '../data.ts';
import { defineCommand, type CommonFlags } from '../defineCommand.ts';
import { exits, UsageError } from '../exits.ts';
import { fraction, positive, several, wholeNumber, wholeNumbers } from '../flags.ts';
import type { FlowTask, Told } from '../flow.ts';
import { print, tell, writeWhole } from '../output.ts';
import { Progress } from '../progress.ts';
import { run } from '../run.ts';
import { columnsOf, hasColour } from '../terminal.ts';
import { versions } from '../versions.ts';

const pictures: Readonly<Record<string, (picture: Picture) => string | Promise<string>>> = {
  dot: showDot,
  mermaid: showMermaid,
  svg: showSvg,
};
const endings: Readonly<Record<string, string>> = { dot: 'dot', mermaid: 'mmd', svg: 'svg' };

/** The flags of `gradcheck flow`. */
export interface FlowFlags extends CommonFlags {
  readonly gate?: readonly string[];
  readonly steps?: true;
  readonly scale?: true;
  readonly graph?: string;
  readonly train?: readonly string[];
  readonly data?: readonly string[];
  readonly raw?: true;
  readonly examples: number;
  readonly threshold: number;
  readonly epochs: number;
  readonly batch: number;
  readonly rate: number;
  readonly momentum: number;
  readonly check?: readonly number[];
  readonly seed: number;
  readonly output?: string;
  readonly json?: true;
}

/** Tells what flows through a network, and where gradients vanish or die. */
export const flow = defineCommand<FlowFlags>({
  name: 'flow',
  summary: 'where gradients vanish or die in a network; its steps, its picture, its training',
  arguments: ['<network>'],
  flags: [
    new Option('-t, --gate <filter>', 'only networks whose name fits; repeatable').argParser(
      several,
    ),
    new Option('--steps', 'work it gate by gate, forward and back, as on a whiteboard'),
    new Option(
      '--scale',
      'as the scale of the weights goes from 0.01 to 400: where the gradient dies',
    ),
    new Option('--graph <kind>', `its picture: ${Object.keys(pictures).join(', ')}`).choices(
      Object.keys(pictures),
    ),
    new Option('--train <files...>', 'train it on a file for each input, labels last'),
    new Option(
      '--data <input=file>',
      'a CSV, JSON, .npy or IDX file for an input; repeatable',
    ).argParser(several),
    new Option('--raw', 'take bytes as they are, not as parts of 255'),
    new Option('--examples <count>', 'so many examples at most, or drawn ones')
      .argParser(wholeNumber('--examples', 1))
      .default(64),
    new Option('--threshold <number>', 'local gradients below it count as small')
      .argParser(fraction('--threshold'))
      .default(0.001),
    new Option('--epochs <count>', 'of training').argParser(wholeNumber('--epochs', 1)).default(5),
    new Option('--batch <count>', 'examples a step of training')
      .argParser(wholeNumber('--batch', 1))
      .default(32),
    new Option('--rate <number>', 'the learning rate').argParser(positive('--rate')).default(0.1),
    new Option('--momentum <number>', 'of the steps before, a part below 1')
      .argParser(positive('--momentum', 1))
      .default(0),
    new Option('--check <steps>', 'check the gradient before these steps, such as 1,100').argParser(
      wholeNumbers('--check'),
    ),
    new Option('--seed <number>', 'the same seed draws the same numbers')
      .argParser(wholeNumber('--seed', 0))
      .default(1),
    new Option('--output <folder>', 'write the picture into this folder'),
    new Option('--json', 'one JSON document on stdout and nothing else there'),
  ],

  async run([file], flags) {
    const progress = new Progress(!flags.json);
    const paint = paintFor(hasColour(flags.color, process.stdout));
    const columns = columnsOf(process.stdout);
    const all: Told[] = [];
    const end = await run(taskOf(file, flags), (message) => {
      if (message.kind === 'planned') progress.plan(message.count);
      else if (message.kind === 'started') progress.start(message.name);
      else if (message.kind === 'told') {
        all.push(message.told);
        if (message.told.what !== 'train' || flags.json) return;
        progress.clear();
        print(showTrained(message.told.event, columns, paint));
      }
    });
    progress.stop();
    if (end.exit !== null) {
      tell(`gradcheck: ${end.message ?? 'internal: stopped without a reason.'}`);
      if (flags.verbose && end.stack !== undefined) tell(end.stack);
      return end.exit;
    }
    if (flags.json) print(documentOf(all, flags.seed));
    else for (const [k, told] of all.entries()) await publish(told, flags, k === 0 ? '' : '\n');
    return failed(all) ? exits.fail : exits.pass;

    async function publish(
      told: Told,
      { graph, output }: FlowFlags,
      before: string,
    ): Promise<void> {
      if (told.what === 'graph') {
        const text = await pictures[graph!](told.picture);
        if (output === undefined) print(text);
        else
          tell(`gradcheck: wrote ${writeWhole(output, `${told.name}.${endings[graph!]}`, text)}.`);
      } else if (told.what === 'flow') {
        print(before + showFlow(told.name, told.flow, told.symptoms, columns, paint));
      } else if (told.what === 'steps') {
        print(before + showSteps(told.name, told.worked, told.verdict, statedOf, columns, paint));
      } else if (told.what === 'scale') {
        print(
          before + showSweep(told.name, told.rows, told.weights, told.threshold, columns, paint),
        );
      }
    }
  },
});

/** What is asked for; of steps, scale, graph and train only one. */
function taskOf(file: string, flags: FlowFlags): FlowTask {
  const { steps, scale, graph, train, data = [], raw, examples, threshold, seed, gate } = flags;
  const asked = Object.entries({ steps, scale, graph, train }).filter(
    ([, value]) => value !== undefined,
  );
  if (asked.length > 1) {
    const came = asked.map(([name]) => `--${name}`).join(' and ');
    throw new UsageError(
      `flow: expected one of --steps, --scale, --graph and --train, came ${came}.`,
    );
  }
  for (const [flag, value, needs, beside] of [
    ['--output', flags.output, '--graph', graph],
    ['--check', flags.check, '--train', train],
  ] as const) {
    if (value !== undefined && beside === undefined) {
      throw new UsageError(`${flag}: expected ${needs} beside it, came none.`);
    }
  }
  const [what] = asked[0] ?? ['flow'];
  const files: DataFile[] = [...(train ?? []), ...data].map(dataFile);
  const { epochs, batch, rate, momentum, check: checks = [] } = flags;
  return {
    kind: 'flow',
    file,
    filters: gate ?? [],
    data: files,
    raw: raw === true,
    seed,
    examples,
    threshold,
    what: what as FlowTask['what'],
    training: { epochs, batch, rate, momentum, checks },
  };
}

/** `X=images.idx`, or a file alone. */
function dataFile(text: string): DataFile {
  const [, input, path] = /^([^=/\\]+)=(.+)$/.exec(text) ?? [];
  return path === undefined ? { input: null, path: text } : { input, path };
}

const failed = (all: readonly Told[]): boolean =>
  all.some((told) => {
    if (told.what === 'steps') return told.verdict.outcome === 'fail';
    return (
      told.what === 'train' &&
      told.event.kind === 'checked' &&
      told.event.verdict.outcome === 'fail'
    );
  });

const documentOf = (told: readonly Told[], seed: number): string =>
  showDocument({ schema: 'gradcheck/1', networks: told, seed, versions: versions() }, false);

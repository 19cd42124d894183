import {
  checkAt,
  flowOf,
  runsOf,
  sweep,
  symptomsOf,
  train,
  worked,
  begun,
  isWeight,
  lengthsOf,
  type AtScale,
  type Flow,
  type Symptom,
  type Trained,
  type Training,
  type Worked,
} from '../harness/index.ts';
import { isDifferentiable } from '../gates/kit/spec.ts';
import type { Verdict } from '../harness/verdict.ts';
import { pictureOf, type Picture } from '../reports/index.ts';
import { statedOf } from './catalogue.ts';
import { readData, type DataFile } from './data.ts';
import { UsageError } from './exits.ts';
import { loadNetworks, theOne, type NamedNetwork } from './networks.ts';
import type { Message } from './task.ts';

/** What is to be told of a network. */
export interface FlowTask {
  readonly kind: 'flow';
  readonly file: string;
  readonly filters: readonly string[];
  readonly data: readonly DataFile[];
  /** Leaves bytes from 0 to 255 where they would be taken as parts of 255. */
  readonly raw: boolean;
  readonly seed: number;
  readonly examples: number;
  readonly threshold: number;
  readonly what: 'flow' | 'steps' | 'scale' | 'graph' | 'train';
  readonly training: Omit<Training, 'seed' | 'threshold'>;
}

/** What was found; plain data. */
export type Told =
  | {
      readonly what: 'flow';
      readonly name: string;
      readonly flow: Flow;
      readonly symptoms: readonly Symptom[];
    }
  | {
      readonly what: 'steps';
      readonly name: string;
      readonly worked: Worked;
      readonly verdict: Verdict;
    }
  | {
      readonly what: 'scale';
      readonly name: string;
      readonly weights: readonly string[];
      readonly threshold: number;
      readonly rows: readonly AtScale[];
    }
  | { readonly what: 'graph'; readonly name: string; readonly picture: Picture }
  | { readonly what: 'train'; readonly name: string; readonly event: Trained };

/** Works what was asked of the networks that a module exports. */
export async function flow(task: FlowTask, say: (message: Message) => void): Promise<void> {
  const networks = await loadNetworks(task.file, task.filters);
  const tell = (told: Told): void => say({ kind: 'told', told });
  if (task.what === 'train') return trainOne(theOne(networks, '--train'), task, say, tell);
  if (task.what === 'graph') theOne(networks, '--graph');
  say({ kind: 'planned', count: networks.length });
  for (const network of networks) {
    say({ kind: 'started', name: network.name });
    tell(await toldOf(network, task));
  }
}

async function toldOf(network: NamedNetwork, task: FlowTask): Promise<Told> {
  const { seed, threshold, what } = task;
  const { name } = network;
  const given = await readData(network, task.data, task.raw);
  if (what === 'steps') {
    const [point] = runsOf(network, { given, examples: 2, seed });
    return {
      what,
      name,
      worked: worked(network, point),
      verdict: checkAt(network, point, { seed }),
    };
  }
  const feed = { given, examples: task.examples, seed };
  if (what === 'scale') {
    const weights = network.sources.filter((source) => isWeight(network, source));
    if (weights.length === 0) {
      throw new UsageError(`--scale: expected a network with weights, ${name} has none.`);
    }
    return {
      what,
      name,
      weights: weights.map((one) => one.name),
      threshold,
      rows: sweep(network, feed, threshold),
    };
  }
  const seen = flowOf(network, runsOf(network, feed), seed, threshold);
  if (what === 'graph') return { what, name, picture: pictureOf(name, network, seen, statedOf) };
  return { what: 'flow', name, flow: seen, symptoms: symptomsOf(network, seen) };
}

/** The files of `--train`, in the order of the inputs: what is differentiated by first, then labels. */
function trainingFiles(network: NamedNetwork, files: readonly DataFile[]): DataFile[] {
  const inputs = network.sources
    .filter(({ kind }) => kind === 'input')
    .toSorted((a, b) => Number(isDifferentiable(b.spec)) - Number(isDifferentiable(a.spec)));
  if (files.length !== inputs.length) {
    throw new UsageError(
      `--train: expected a file for each input, ${inputs.map(({ name }) => name).join(' and ')}, came ${files.length}.`,
    );
  }
  return files.map((file, k) => ({ ...file, input: file.input ?? inputs[k].name }));
}

async function trainOne(
  network: NamedNetwork,
  task: FlowTask,
  say: (message: Message) => void,
  tell: (told: Told) => void,
): Promise<void> {
  const { seed, threshold, training } = task;
  const given = await readData(network, trainingFiles(network, task.data), task.raw);
  const values = begun(network, { seed, given, lengths: lengthsOf(network, given, 1) });
  const events = train(network, values, { ...training, seed, threshold });
  const [{ shape }] = Object.values(given);
  say({ kind: 'planned', count: training.epochs * Math.ceil(shape[0] / training.batch) });
  try {
    for (const event of events) {
      if (event.kind === 'step')
        say({ kind: 'started', name: `epoch ${event.epoch}  L ${event.loss.toPrecision(3)}` });
      else tell({ what: 'train', name: network.name, event });
    }
  } catch (error) {
    if (error instanceof TypeError && error.message.startsWith('train: ')) {
      throw new UsageError(`${task.file}: ${error.message.slice(7)}`, { cause: error });
    }
    throw error;
  }
}

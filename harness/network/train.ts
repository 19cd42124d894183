import type { Tensors } from '../../gates/kit/gate.ts';
import { isDifferentiable, type Spec } from '../../gates/kit/spec.ts';
import type { Tensor } from '../../gates/kit/tensor.ts';
import { randomOf } from '../cases/random.ts';
import type { Verdict } from '../verdict.ts';
import { checkAt } from './checkAt.ts';
import { batchIn, flowOf, meanOf, type Flow } from './flow.ts';
import type { Network, Trace } from './graph.ts';
import { symptomsOf, type Symptom } from './symptoms.ts';

/** How a network is trained. */
export interface Training {
  readonly epochs: number;
  /** Examples a step. */
  readonly batch: number;
  readonly rate: number;
  /** 0 is plain stochastic gradient descent. */
  readonly momentum: number;
  readonly seed: number;
  /** Steps before which the gradient is checked, counted from 1. */
  readonly checks: readonly number[];
  /** Local gradients below it count as small. */
  readonly threshold: number;
}

/** What happens while a network is trained. */
export type Trained =
  | {
      readonly kind: 'step';
      readonly step: number;
      readonly of: number;
      readonly epoch: number;
      readonly loss: number;
    }
  | { readonly kind: 'checked'; readonly step: number; readonly verdict: Verdict }
  | {
      readonly kind: 'epoch';
      readonly epoch: number;
      /** The mean over the steps of the epoch. */
      readonly loss: number;
      /** The part of the examples whose label is the largest of what is predicted; null where there are no labels. */
      readonly accuracy: number | null;
      /** Of the steps alone, without the checks. */
      readonly milliseconds: number;
      readonly flow: Flow;
      readonly symptoms: readonly Symptom[];
    };

/** Milliseconds for a check on the way, which are some hundred entries: of more of them, sums are compared. */
const checkBudget = 2 ** -6;

/** Examples at most through which the flow of an epoch is looked at. */
const flowExamples = 256;

function shuffle(order: Int32Array, random: { nextInt(a: number, b: number): number }): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.nextInt(0, i);
    [order[i], order[j]] = [order[j], order[i]];
  }
}

/** Some examples of a tensor whose first axis is that of the examples. */
export function rowsOf({ shape, data }: Tensor, order: ArrayLike<number>): Tensor {
  const [count, ...inner] = shape;
  const size = count === 0 ? 0 : data.length / count;
  const taken = new Float64Array(order.length * size);
  for (let k = 0; k < order.length; k++) {
    taken.set(data.subarray(order[k] * size, (order[k] + 1) * size), k * size);
  }
  return { shape: [order.length, ...inner], data: taken };
}

/** The gate that takes labels, the labels, and what is predicted of them. */
function predictionIn({ steps }: Network): { labels: string; predicted: string } | null {
  for (const { gate, from } of steps) {
    const names = Object.keys(gate.inputs);
    const labels = names.find((name) => !isDifferentiable(gate.inputs[name] as Spec));
    const other = names.find((name) => isDifferentiable(gate.inputs[name] as Spec));
    if (labels === undefined || other === undefined) continue;
    return { labels: from[labels], predicted: from[other] };
  }
  return null;
}

function largestAt(data: Float64Array, from: number, length: number): number {
  let at = from;
  for (let i = from + 1; i < from + length; i++) if (data[i] > data[at]) at = i;
  return at - from;
}

function rightIn(
  values: Trace,
  { labels, predicted }: { labels: string; predicted: string },
): number {
  const [y, z] = [values[labels], values[predicted]];
  const classes = y.shape.at(-1) ?? 1;
  if (z.data.length !== y.data.length) return NaN;
  let right = 0;
  for (let at = 0; at < y.data.length; at += classes) {
    if (largestAt(y.data, at, classes) === largestAt(z.data, at, classes)) right++;
  }
  return right;
}

/**
 * Trains a network by stochastic gradient descent with momentum, in place, and tells what happens on the way.
 *
 * @param values of all sources: parameters are changed; data have the axis of the examples first
 * @throws {TypeError} for a network without such an axis
 */
export function* train(network: Network, values: Tensors, training: Training): Generator<Trained> {
  const { epochs, batch: size, rate, momentum, seed, checks, threshold } = training;
  if (batchIn(network) === undefined) {
    throw new TypeError(
      `train: expected a network whose inputs all lead with one named dimension, that of the examples.`,
    );
  }
  const data = network.sources.filter(({ kind }) => kind === 'input').map(({ name }) => name);
  const learnt = network.sources.filter(
    ({ kind, spec }) => kind === 'parameter' && isDifferentiable(spec),
  );
  const count = values[data[0]].shape[0];
  const order = Int32Array.from({ length: count }, (_, k) => k);
  const speeds = learnt.map(({ name }) => new Float64Array(values[name].data.length));
  const prediction = predictionIn(network);
  const perEpoch = Math.ceil(count / size);
  let step = 0;
  const drawn = (rows: ArrayLike<number>): Record<string, Tensor> => ({
    ...values,
    ...Object.fromEntries(data.map((name) => [name, rowsOf(values[name], rows)] as const)),
  });

  for (let epoch = 1; epoch <= epochs; epoch++) {
    const started = performance.now();
    shuffle(order, randomOf(seed, epoch, 8));
    let [losses, right, checking] = [0, 0, 0];
    for (let from = 0; from < count; from += size) {
      step++;
      const point = drawn(order.subarray(from, Math.min(count, from + size)));
      if (checks.includes(step)) {
        const verdict = checked(network, point, learnt, seed);
        checking += verdict.milliseconds;
        yield { kind: 'checked', step, verdict };
      }
      const trace = network.trace(point);
      const output = trace[network.steps.at(-1)!.name];
      const { gradients } = network.backward(trace, meanOf(output));
      learnt.forEach(({ name }, k) => {
        const [w, v, g] = [values[name].data, speeds[k], gradients[name].data];
        for (let i = 0; i < w.length; i++) {
          v[i] = momentum * v[i] - rate * g[i];
          w[i] += v[i];
        }
      });
      const loss = output.data.reduce((sum, x) => sum + x, 0) / output.data.length;
      losses += loss;
      if (prediction !== null) right += rightIn(trace, prediction);
      yield { kind: 'step', step, of: epochs * perEpoch, epoch, loss };
    }
    const milliseconds = performance.now() - started - checking;
    const flow = flowOf(network, [drawn(order.subarray(0, flowExamples))], seed, threshold);
    yield {
      kind: 'epoch',
      epoch,
      loss: losses / perEpoch,
      accuracy: prediction === null || Number.isNaN(right) ? null : right / count,
      milliseconds,
      flow,
      symptoms: symptomsOf(network, flow),
    };
  }
}

/** The gradient by all parameters, at the very point of a step. */
function checked(
  network: Network,
  point: Tensors,
  learnt: readonly { readonly name: string }[],
  seed: number,
): Verdict {
  const wrt = learnt.map(({ name }) => name);
  return checkAt(network, point, { wrt, seed, budget: checkBudget });
}

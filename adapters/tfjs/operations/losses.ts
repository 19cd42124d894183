import { every, type Way } from '../../calls.ts';
import { interval, positive, probabilities, real, type Spec } from '../../../gates/kit/spec.ts';
import type { Library, Tensor } from '../library.ts';
import type { Operation } from '../subject.ts';

type Ways = readonly Way<Operation>[];

/** How a loss sums up its entries, by the number that the library has for it. */
const reductions = [undefined, 0, 1, 2, 3] as const;

/** A loss of labels and predictions, with weights of every shape that broadcasts, and none. */
const loss = (
  f: (
    tf: Library,
    labels: Tensor,
    given: Tensor,
    weights: Tensor | undefined,
    reduction: (typeof reductions)[number],
  ) => Tensor,
  [labels, given]: readonly [(...shape: number[]) => Spec, (...shape: number[]) => Spec] = [
    real,
    real,
  ],
  weightShapes: readonly (readonly number[] | null)[] = [null, [], [2, 3], [2, 1]],
): Ways =>
  every({ weights: weightShapes, reduction: reductions }, ({ weights, reduction }) => ({
    inputs: {
      labels: labels(2, 3),
      given: given(2, 3),
      ...(weights !== null && { weights: positive(...weights) }),
    },
    of: (tf, inputs) => f(tf, inputs.labels, inputs.given, inputs.weights, reduction),
  }));

const parts = (...shape: number[]): Spec => interval(0.1, 0.9, ...shape);

/** Losses, and what else averages. */
export const losses: Readonly<Record<string, Ways>> = {
  'losses.absoluteDifference': loss((tf, y, p, w, r) =>
    tf.losses.absoluteDifference(y, p, w, r as never),
  ),
  'losses.computeWeightedLoss': every(
    { weights: [null, [], [2, 3], [2, 1]], reduction: reductions },
    ({ weights, reduction }) => ({
      inputs: { x: real(2, 3), ...(weights !== null && { w: positive(...weights) }) },
      of: (tf, { x, w }) => tf.losses.computeWeightedLoss(x, w, reduction as never),
    }),
  ),
  'losses.cosineDistance': loss(
    (tf, y, p, w, r) => tf.losses.cosineDistance(y, p, 1, w, r as never),
    [real, real],
    [null, [], [2, 1]],
  ),
  'losses.hingeLoss': loss(
    (tf, y, p, w, r) => tf.losses.hingeLoss(y, p, w, r as never),
    [parts, real],
  ),
  'losses.huberLoss': loss((tf, y, p, w, r) => tf.losses.huberLoss(y, p, w, 0.7, r as never)),
  'losses.logLoss': loss(
    (tf, y, p, w, r) => tf.losses.logLoss(y, p, w, undefined, r as never),
    [parts, parts],
  ),
  'losses.meanSquaredError': loss((tf, y, p, w, r) =>
    tf.losses.meanSquaredError(y, p, w, r as never),
  ),
  'losses.sigmoidCrossEntropy': every(
    { weights: [null, [], [2, 3]], smoothing: [undefined, 0.2], reduction: reductions },
    ({ weights, smoothing, reduction }) => ({
      inputs: {
        labels: parts(2, 3),
        given: real(2, 3),
        ...(weights !== null && { weights: positive(...weights) }),
      },
      of: (tf, { labels, given, weights: w }) =>
        tf.losses.sigmoidCrossEntropy(labels, given, w, smoothing, reduction as never),
    }),
  ),
  'losses.softmaxCrossEntropy': every(
    { weights: [null, [], [2]], smoothing: [undefined, 0.2], reduction: reductions },
    ({ weights, smoothing, reduction }) => ({
      inputs: {
        labels: probabilities(2, 3),
        given: real(2, 3),
        ...(weights !== null && { weights: positive(...weights) }),
      },
      of: (tf, { labels, given, weights: w }) =>
        tf.losses.softmaxCrossEntropy(labels, given, w, smoothing, reduction as never),
    }),
  ),
  movingAverage: every(
    { decay: [0, 0.5, 0.9], step: [undefined, 1, 3], zeroDebias: [true, false] },
    ({ decay, step, zeroDebias }) =>
      zeroDebias && step === undefined
        ? null
        : {
            inputs: { v: real(2, 2), x: real(2, 2) },
            of: (tf, { v, x }) => tf.movingAverage(v, x, decay, step, zeroDebias),
          },
  ),
  dropout: every(
    { rate: [0, 0.25, 0.5], shape: [[6], [2, 3]], noise: [undefined, [1, 3]] },
    ({ rate, shape, noise }) =>
      noise !== undefined && shape.length < 2
        ? null
        : {
            inputs: { x: real(...shape) },
            of: (tf, { x }) => tf.dropout(x, rate, noise as never, 7),
          },
  ),
};

import {
  average,
  defineGate,
  inner,
  multiply,
  real,
  row,
  scale,
  subtract,
  type Tensor,
} from './kit/index.ts';

/** 2 (prediction − target) / n. */
const slope = (prediction: Tensor, target: Tensor): Tensor =>
  scale(subtract(prediction, target), 2 / target.shape[0]);

const square = (x: Tensor): Tensor => multiply(x, x);

/** The mean of the squared differences; differentiated by the target too. */
export const meanSquaredError = defineGate({
  name: 'meanSquaredError',
  latex: String.raw`L = \frac{1}{n} \sum_i (p_i - t_i)^2`,
  cite: 'rules',

  inputs: { prediction: real('n').atLeast({ n: 1 }), target: real('n').atLeast({ n: 1 }) },
  output: [],
  definition: 'mean((prediction - target) .^ 2)',

  forward: ({ prediction, target }) => average(square(subtract(prediction, target))),
  jvp: ({ prediction, target }, dx) =>
    inner(slope(prediction, target), subtract(dx.prediction, dx.target)),
  vjp: ({ prediction, target }, LBar) => ({
    prediction: scale(slope(prediction, target), LBar),
    target: scale(slope(target, prediction), LBar),
  }),
  jacobian: ({ prediction, target }) => ({
    prediction: row(slope(prediction, target)),
    target: row(slope(target, prediction)),
  }),
});

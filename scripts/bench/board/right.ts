import type { Subject } from '../../../harness/index.ts';
import { numbers } from '../measure.ts';
import {
  entrywise,
  loss,
  range,
  relu,
  sigmoid,
  softmax,
  vector,
  type Case,
  type Vector,
} from './subjects.ts';

const of = (
  name: string,
  torch: string,
  subject: Subject,
  x: Float64Array | Float32Array,
): Case => ({ name, isRight: true, torch, subject, inputs: { x } });

const atKink = vector(0, 1, -2, 0);
const square = entrywise(
  (x) => x * x,
  (x) => 2 * x,
);
const inverse = (x: number): number => 1 / x;
const halfInverseRoot = (x: number): number => 0.5 / Math.sqrt(x);
const normalised = softmax((p, u) => {
  const mean = p.reduce((sum, v, i) => sum + v * u[i], 0);
  return p.map((v, i) => v * (u[i] - mean));
});
const norm = loss(
  (x) => Math.hypot(...x),
  (x: Vector) => x.map(() => 0),
);
const tanh = entrywise(Math.tanh, (x) => 1 - Math.tanh(x) ** 2);
const sineOnTop = entrywise((x) => 1e8 + Math.sin(x), Math.cos);
const constant = entrywise(
  () => 3,
  () => 0,
);

/** Right gradients where a fixed step and a fixed tolerance go wrong. */
export const right: readonly Case[] = [
  of('sigmoid at −30…30', 'sigmoid', sigmoid(), range(-30, 30, 13)),
  of('sigmoid at ±700 among others', 'sigmoid', sigmoid(), vector(700, -700, 0.5, 1, -2)),
  of('relu at 0, slope 0', 'relu, slope 0', relu(0), atKink),
  of('relu at 0, slope 0.5', 'relu, slope 0.5', relu(0.5), atKink),
  of('relu at 0, slope 1', 'relu, slope 1', relu(1), atKink),
  of('relu at ±1e-9', 'relu, slope 0', relu(0), vector(1e-9, -1e-9, 0.5)),
  of('x² at 1e8', 'square', square, vector(1e8)),
  of('x² at 1e10 beside 1e-10', 'square', square, vector(1e10, 1e-10)),
  of('log x at 1e-12', 'log', entrywise(Math.log, inverse), vector(1e-12, 1)),
  of('√x at 1e-6', 'sqrt', entrywise(Math.sqrt, halfInverseRoot), vector(1e-6, 1)),
  of('1e8 + sin x', '1e8 + sin', sineOnTop, vector(1, 2, -0.5)),
  of('exp x at 300', 'exp', entrywise(Math.exp, Math.exp), vector(300, 1)),
  of('norm at 0, subgradient 0', 'norm', norm, vector(0, 0, 0)),
  of('softmax, saturated', 'softmax', normalised, vector(30, 0, -30)),
  of('a constant', 'constant', constant, vector(1, 2)),
  of('tanh in float32, 400 entries', 'tanh', tanh, Float32Array.from(numbers(400))),
];

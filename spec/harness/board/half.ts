import type { Subject } from '../../../harness/index.ts';
import {
  entrywise,
  largestWith,
  logistic,
  normalised,
  rectifier,
  sigmaSlope,
  vector,
} from '../subjects.ts';
import type { Board } from './board.ts';

const square = entrywise(
  (x) => x * x,
  (x) => 2 * x,
);
const linear = (slope: number): Subject =>
  entrywise(
    (x) => 3 * x,
    () => slope,
  );

/** With inputs and outputs of eleven or of eight bits. */
export const rightInHalf: Board = {
  sigmoid: [logistic(), { x: vector(-2, 0, 0.5, 3) }],
  'x² at 1 to 16': [square, { x: vector(1, 4, 16) }],
  'a slope of 3': [linear(3), { x: vector(0.25, 1, 100) }],
  sine: [entrywise(Math.sin, Math.cos), { x: vector(0, 0.5, -1, 2) }],
  'relu at its kink with slope 0': [rectifier(0), { x: vector(0, 1, -1) }],
  'relu at its kink with slope a half': [rectifier(0.5), { x: vector(0, 1, -1) }],
  'relu at its kink with slope 1': [rectifier(1), { x: vector(0, 1, -1) }],
};

export const wrongInHalf: Board = {
  'a factor of 2': [logistic((x) => 2 * sigmaSlope(x)), { x: vector(-2, 0, 0.5, 3) }],
  'a sign': [logistic((x) => -sigmaSlope(x)), { x: vector(-2, 0, 0.5, 3) }],
  'a slope of 4 for 3': [linear(4), { x: vector(0.25, 1, 100) }],
  'zeros for sine': [entrywise(Math.sin, () => 0), { x: vector(0, 0.5, -1, 2) }],
  'relu at its kink with slope 1.5': [rectifier(1.5), { x: vector(0, 1, -1) }],
  'relu at its kink with slope 2': [rectifier(2), { x: vector(0, 1, -1) }],
  'relu at its kink with slope 10': [rectifier(10), { x: vector(0, 1, -1) }],
  'relu at its kink with slope −0.1': [rectifier(-0.1), { x: vector(0, 1, -1) }],
  'NaN in one entry': [logistic((_, i) => (i === 0 ? NaN : 0.25)), { x: vector(0, 0) }],
};

/** Of so few digits that their smallest entries need not be told from 0. */
export const unsureInHalf: Board = {
  'a softmax': [normalised, { x: vector(1, 2, 0.5) }],
  'a max of ties': [largestWith((_, n) => 1 / n), { x: vector(1, 1, 0) }],
};

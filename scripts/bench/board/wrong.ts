import { product, type Subject, type Tensor } from '../../../harness/index.ts';
import { matvec } from '../../../gates/index.ts';
import { numbers } from '../measure.ts';
import {
  entrywise,
  loss,
  range,
  relu,
  sigmoid,
  sigmoidBy,
  slope,
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
): Case => ({ name, isRight: false, torch, subject, inputs: { x } });

const three = vector(0.5, -1, 2);
const many = range(-3, 3, 2000);

const times = (entry: number, factor: number): Subject =>
  sigmoid((x, i) => slope(x) * (i === entry ? factor : 1));

const swapped = sigmoidBy((x, u) => {
  const d = x.map(slope);
  [d[100], d[900]] = [d[900], d[100]];
  return d.map((v, i) => v * u[i]);
});

const tied = loss(
  (x) => Math.max(...x),
  (x) => x.map((v) => Number(v === Math.max(...x))),
);

const modifies = sigmoidBy((x, u) => {
  const gradient = x.map((v, i) => slope(v) * u[i]);
  x[0] += 1;
  return gradient;
});

/** What the calls so far have come to is added to each answer. */
function addsUp(): Subject {
  let total: Vector | null = null;
  return sigmoidBy((x, u) => {
    const before: Vector = total ?? x.map(() => 0);
    total = x.map((v, i) => before[i] + slope(v) * u[i]);
    return total;
  });
}

const noisy = sigmoid((x) => slope(x) * (1 + 1e-4 * (Math.random() - 0.5)));
const small = entrywise(
  (x) => 1e-6 * x,
  () => 0,
);
const diagonal = softmax((p, u) => p.map((v, i) => v * (1 - v) * u[i]));
const ignoring = sigmoidBy((x) => x.map(slope));

const square = {
  W: { shape: [4, 4], data: numbers(16) },
  x: { shape: [4], data: numbers(4, 7) },
} as const;

const untransposed: Subject = {
  forward: (at: typeof square) => matvec.forward(at),
  vjp: (at: typeof square, u: Tensor) => ({ ...matvec.vjp(at, u), x: product(at.W, u) }),
};

/** Wrong gradients that a tolerance, a fixed direction or a fixed cotangent lets pass. */
export const wrong: readonly Case[] = [
  of(
    'sigmoid, 1e-6 too big',
    'sigmoid × (1 + 1e-6)',
    sigmoid((x) => slope(x) * (1 + 1e-6)),
    three,
  ),
  of('sigmoid, one entry 1e-8 too big', 'sigmoid, [2] × (1 + 1e-8)', times(2, 1 + 1e-8), three),
  of(
    'sigmoid at 15…20, zeros',
    'sigmoid, zeros',
    sigmoid(() => 0),
    range(15, 20, 6),
  ),
  of('1e-6 W, zeros', '1e-6 x, zeros', small, vector(1, 2)),
  of('relu at 0, slope 1.5', 'relu, slope 1.5', relu(1.5), vector(0, 1, -2, 0)),
  of('relu at 0, slope −0.1', 'relu, slope -0.1', relu(-0.1), vector(0, 1, -2, 0)),
  of('max, each tied input all of it', 'max, all tied', tied, vector(1, 1, 0)),
  of('sigmoid, cotangent ignored', 'sigmoid, cotangent ignored', ignoring, three),
  of('softmax, diagonal only', 'softmax, diagonal', diagonal, vector(1, 2, 3)),
  of('sigmoid, NaN in one entry', 'sigmoid, NaN in [1]', times(1, NaN), three),
  of('sigmoid, input modified', 'sigmoid, input modified', modifies, three),
  of('sigmoid, adding up over calls', 'sigmoid, adds up', addsUp(), three),
  of('sigmoid, noise of 1e-4', 'sigmoid, noise', noisy, three),
  of('one of 2,000 off by 1e-4', 'sigmoid, [777] × 1.0001', times(777, 1.0001), many),
  of('one of 2,000 off by 20 %', 'sigmoid, [777] × 1.2', times(777, 1.2), many),
  of('two of 2,000 swapped', 'sigmoid, two swapped', swapped, many),
  of(
    'float32, one entry 1 % too big',
    'sigmoid, [1] × 1.01',
    times(1, 1.01),
    new Float32Array(three),
  ),
  {
    ...of('W for Wᵀ, square', 'W for its transpose', untransposed, three),
    inputs: square,
  },
];

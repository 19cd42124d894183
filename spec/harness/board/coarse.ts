import { interval, real, type Options, type Subject } from '../../../harness/index.ts';
import { precisions } from '../../../harness/numeric/dtype.ts';
import type { Dtype, Tensor } from '../../../harness/index.ts';
import { entrywise, hashed, loss, vector, type Vector } from '../subjects.ts';

/** Functions that round inside more than their outputs show, or that look like others from afar. */
type Coarse = Readonly<Record<string, readonly [Subject, Options]>>;

const { fround } = Math;

/** z = f(x) entry by entry, for tensors of any shape, with all that is rounded to a dtype. */
const every = (
  f: (x: number) => number,
  df: (x: number) => number,
  dtype: Dtype = 'float64',
): Subject => {
  const { round } = precisions[dtype];
  const map = ({ shape, data }: Tensor, g: (x: number, i: number) => number): Tensor => ({
    shape,
    data: data.map((x, i) => round(g(x, i))),
  });
  return {
    forward: ({ x }: { x: Tensor }) => map(x, f),
    vjp: ({ x }: { x: Tensor }, u: Tensor) => ({ x: map(x, (v, i) => df(v) * u.data[i]) }),
  };
};

/** A number of a tensor, with its gradient. */
const whole = (
  f: (x: readonly number[]) => number,
  gradient: (x: readonly number[]) => readonly number[],
  dtype: Dtype = 'float64',
): Subject => {
  const { round } = precisions[dtype];
  return {
    forward: ({ x }: { x: Tensor }) => round(f([...x.data])),
    vjp: ({ x: { shape, data } }: { x: Tensor }, u: number) => ({
      x: { shape, data: Float64Array.from(gradient([...data]), (g) => round(g * u)) },
    }),
  };
};

const drawn = (dtype: Dtype = 'float64', spec = real('n')): Options => ({
  inputs: { x: spec },
  dtype,
  runs: 60,
});

const selu = (left: number, right: number): Subject =>
  every(
    (x) => (x > 0 ? right * x : left * (Math.exp(x) - 1)),
    (x) => (x > 0 ? right : left * Math.exp(x)),
  );

/** √Σx² with each step rounded to float32. */
const norm = whole(
  (x) => fround(Math.sqrt(x.reduce((sum, v) => fround(sum + fround(v * v)), 0))),
  (x) => x.map((v) => (v === 0 ? 0 : v / Math.hypot(...x))),
  'float32',
);

const rounded16 = precisions.float16.round;

/** Right on shapes and numbers that are drawn. */
export const rightCoarse: Coarse = {
  '√(1 + x²) − 1': [
    every(
      (x) => Math.sqrt(1 + x * x) - 1,
      (x) => x / Math.sqrt(1 + x * x),
    ),
    drawn(),
  ],
  'selu by eˣ − 1': [selu(1.75809, 1.0507), drawn()],
  'an elu of 2 (eˣ − 1)': [selu(2, 1), drawn()],
  'log(1 + eˣ) in float32': [
    every(
      (x) => fround(Math.log(fround(1 + fround(Math.exp(x))))),
      (x) => 1 / (1 + Math.exp(-x)),
      'float32',
    ),
    drawn('float32', interval(-80, 80, 'n')),
  ],
  'a norm in float32': [norm, drawn('float32', real('n').atLeast({ n: 1 }))],
  'eˣ in float32': [every(Math.exp, Math.exp, 'float32'), drawn('float32')],
  'x² in float16': [
    every(
      (x) => x * x,
      (x) => 2 * x,
      'float16',
    ),
    drawn('float16'),
  ],
  'eˣ in float16': [every(Math.exp, Math.exp, 'float16'), drawn('float16')],
  'x/(1 + |x|) in float16': [
    every(
      (x) => rounded16(x / rounded16(1 + Math.abs(x))),
      (x) => 1 / (1 + Math.abs(x)) ** 2,
      'float16',
    ),
    drawn('float16'),
  ],
  'eˣ in bfloat16': [every(Math.exp, Math.exp, 'bfloat16'), drawn('bfloat16')],
};

const at = (...x: number[]): Options => ({ inputs: { x: vector(...x) } });
const single = (...x: number[]): Options => ({ inputs: { x: Float32Array.from(x) } });

const inSingle = (f: (x: number) => number, df: (x: number) => number): Subject => ({
  forward: ({ x }: { x: Float32Array }) => x.map((v) => f(v)),
  vjp: ({ x }: { x: Float32Array }, u: Float32Array) => ({ x: x.map((v, i) => df(v) * u[i]) }),
});

const shares = (x: Vector, from = 0): Vector => {
  const terms = x.map((v) => Math.exp(v - x[from]));
  const sum = terms.reduce((a, b) => a + b, 0);
  return terms.map((term) => term / sum);
};

/** log Σ e^(x − x₀), the loss of a label 0, with the second entry of its gradient off by a factor. */
const confident = (factor: number): Subject =>
  loss(
    (x) => Math.log(x.reduce((sum, v) => sum + Math.exp(v - x[0]), 0)),
    (x) => shares(x).map((p, i) => (p - Number(i === 0)) * (i === 1 ? factor : 1)),
  );

/** Wrong at the points that are given. */
export const wrongCoarse: Coarse = {
  'no slope of 1 − cos x at 10⁻⁴': [
    entrywise(
      (x) => 1 - Math.cos(x),
      () => 0,
    ),
    at(1e-4),
  ],
  'half of that of 1 − cos x at 10⁻⁵': [
    entrywise(
      (x) => 1 - Math.cos(x),
      (x) => Math.sin(x) / 2,
    ),
    at(1e-5),
  ],
  'a tenth too much of log(1 + eˣ) at −15': [
    entrywise(
      (x) => Math.log(1 + Math.exp(x)),
      (x) => 1.1 / (1 + Math.exp(-x)),
    ),
    at(-15),
  ],
  'too little of log(1 + x) at 10⁻⁷': [
    entrywise(
      (x) => Math.log(1 + x),
      () => 0.7,
    ),
    at(1e-7),
  ],
  'no slope of eˣ − 1 at 10⁻⁷': [
    entrywise(
      (x) => Math.exp(x) - 1,
      () => 0,
    ),
    at(1e-7),
  ],
  'too much of a confident cross entropy': [confident(1.2), at(15, 0, -1)],
  'nothing of a confident cross entropy': [confident(0), at(15, 0, -1)],
  'twice that of an eˣ that is good to six digits': [
    entrywise(
      (x) => Math.exp(x) * (1 + 1e-6 * hashed(x)),
      (x) => 2 * Math.exp(x),
    ),
    at(0.3, 1, -2),
  ],
  'a dead relu in float32, beside 10⁷': [
    inSingle(
      (x) => Math.max(x, 0),
      () => 1,
    ),
    single(-0.3, 1e7),
  ],
  'a little of a dead relu, beside 10⁸': [
    entrywise(
      (x) => Math.max(x, 0),
      (x) => (x > 0 ? 1 : 1e-8),
    ),
    at(-0.3, 1e8),
  ],
  'a floor straight through, beside 10¹⁶': [entrywise(Math.floor, () => 1), at(0.5, 1e16)],
  'no slope by a small term in float32': [
    {
      forward: ({ x }: { x: Float32Array }) => fround(x[0] + x[1]),
      vjp: (_: unknown, u: number) => ({ x: Float32Array.of(u, 0) }),
    },
    single(1e6, -3),
  ],
  'no slope by a small exponential in float32': [
    {
      forward: ({ x }: { x: Float32Array }) => fround(Math.exp(x[0]) + Math.exp(x[1])),
      vjp: ({ x }: { x: Float32Array }, u: number) => ({
        x: Float32Array.of(u * Math.exp(x[0]), 0),
      }),
    },
    single(8, -0.5),
  ],
  'no slope of x³ at 10⁻⁶ in float32': [
    inSingle(
      (x) => fround(fround(x * x) * x),
      () => 0,
    ),
    single(1e-6),
  ],
  'a small gradient in float32 whose cotangent is rectified': [
    {
      forward: ({ x }: { x: Float32Array }) => fround(1e-6 * Math.tanh(x[0])),
      vjp: ({ x }: { x: Float32Array }, u: number) => ({
        x: Float32Array.of(Math.max(0, u) * 1e-6 * (1 - Math.tanh(x[0]) ** 2)),
      }),
    },
    single(0.37),
  ],
  'a small tangent in float32 that is none': [
    {
      forward: ({ x }: { x: Float32Array }) => x.map((v) => 1e-6 * v),
      vjp: (_: unknown, u: Float32Array) => ({ x: u.map((v) => 1e-6 * v) }),
      jvp: (_: unknown, { x }: { x: Float32Array }) => x.map(() => 0),
    },
    single(...Array.from({ length: 100 }, (_, i) => Math.sin(i))),
  ],
};

/** Right where a domain goes on for some last places only, or a slope is beyond the largest number. */
export const unsureCoarse: Coarse = {
  'log(1 − p) at 0.999999 in float32': [
    inSingle(
      (p) => Math.log(fround(1 - p)),
      (p) => -1 / fround(1 - p),
    ),
    single(0.999999),
  ],
  'acos at 0.999999 in float32': [
    inSingle(Math.acos, (x) => -1 / Math.sqrt(1 - x * x)),
    single(0.999999),
  ],
  'log(1 − p) at 1 − 4·10⁻¹⁵': [
    entrywise(
      (p) => Math.log(1 - p),
      (p) => -1 / (1 - p),
    ),
    at(1 - 4e-15),
  ],
  '1/x at 0.001 in float16, whose slope is no number': [
    every(
      (x) => 1 / x,
      (x) => -1 / (x * x),
      'float16',
    ),
    { inputs: { x: { shape: [1], data: vector(rounded16(0.001)) } }, dtype: 'float16' },
  ],
  '10⁸ + tanh x in float32': [
    inSingle(
      (x) => fround(1e8 + Math.tanh(x)),
      (x) => 1 - Math.tanh(x) ** 2,
    ),
    single(0.1, -0.3),
  ],
};

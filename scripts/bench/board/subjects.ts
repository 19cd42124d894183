import type { Subject, Tensor } from '../../../harness/index.ts';

export type Vector = Float64Array;

/** A case of the board: a subject at a point, and the function of torch_functions.py that is the same. */
export interface Case {
  readonly name: string;
  readonly isRight: boolean;
  readonly torch: string;
  readonly subject: Subject;
  readonly inputs: Readonly<Record<string, Float64Array | Float32Array | Tensor>>;
}

export const vector = (...numbers: number[]): Vector => Float64Array.from(numbers);

/** Numbers at equal distances, both ends included. */
export const range = (from: number, to: number, count: number): Vector =>
  Float64Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));

/** z = f(x), entry by entry, with the slope that is claimed of each. */
export const entrywise = (
  f: (x: number) => number,
  df: (x: number, i: number) => number,
): Subject => ({
  forward: ({ x }: { x: Vector }) => x.map((v) => f(v)),
  vjp: ({ x }: { x: Vector }, u: Vector) => ({ x: x.map((v, i) => df(v, i) * u[i]) }),
});

export function sigma(x: number): number {
  const e = Math.exp(-Math.abs(x));
  return x >= 0 ? 1 / (1 + e) : e / (1 + e);
}

export function slope(x: number): number {
  const e = Math.exp(-Math.abs(x));
  return e / (1 + e) ** 2;
}

/** The logistic function, with the slope that is claimed of it. */
export const sigmoid = (df: (x: number, i: number) => number = slope): Subject =>
  entrywise(sigma, df);

/** The logistic function with another vjp. */
export const sigmoidBy = (vjp: (x: Vector, u: Vector) => Vector): Subject => ({
  forward: ({ x }: { x: Vector }) => x.map(sigma),
  vjp: ({ x }: { x: Vector }, u: Vector) => ({ x: vjp(x, u) }),
});

export const relu = (atZero: number): Subject =>
  entrywise(
    (x) => Math.max(x, 0),
    (x) => (x === 0 ? atZero : Number(x > 0)),
  );

export function softmaxOf(x: Vector): Vector {
  const top = Math.max(...x);
  const powers = x.map((v) => Math.exp(v - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((v) => v / sum);
}

/** The whole softmax, with the vjp that is claimed of it, given p = softmax x. */
export const softmax = (vjp: (p: Vector, u: Vector) => Vector): Subject => ({
  forward: ({ x }: { x: Vector }) => softmaxOf(x),
  vjp: ({ x }: { x: Vector }, u: Vector) => ({ x: vjp(softmaxOf(x), u) }),
});

/** A number made of a vector, with the gradient that is claimed of it. */
export const loss = (f: (x: Vector) => number, gradient: (x: Vector) => Vector): Subject => ({
  forward: ({ x }: { x: Vector }) => f(x),
  vjp: ({ x }: { x: Vector }, u: number) => ({ x: gradient(x).map((g) => g * u) }),
});

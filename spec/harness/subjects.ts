import type { AnyGate } from '../../gates/kit/index.ts';
import type { Subject } from '../../harness/index.ts';

/** Numbers as a subject at fixed points takes them. */
export type Vector = Float64Array;

export const vector = (...numbers: number[]): Vector => Float64Array.from(numbers);

/** Numbers at equal distances, both ends included. */
export const range = (from: number, to: number, count: number): Vector =>
  Float64Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));

/** z = f(x), entry by entry, with the slope that is claimed of each entry. */
export const entrywise = (
  f: (x: number) => number,
  df: (x: number, i: number) => number,
  more: Partial<Subject> = {},
): Subject => ({
  forward: ({ x }: { x: Vector }) => x.map((v) => f(v)),
  vjp: ({ x }: { x: Vector }, u: Vector) => ({ x: x.map((v, i) => df(v, i) * u[i]) }),
  ...more,
});

/** x², entry by entry, with the second derivative that is claimed for it. */
export const curved = (hvp: (x: Vector, u: Vector, v: Vector) => Vector): Subject =>
  entrywise(
    (x) => x * x,
    (x) => 2 * x,
    { hvp: ({ x }: { x: Vector }, u: Vector, v: { x: Vector }) => ({ x: hvp(x, u, v.x) }) },
  );

/** A number made of a vector, with the gradient that is claimed of it. */
export const loss = (f: (x: Vector) => number, gradient: (x: Vector) => Vector): Subject => ({
  forward: ({ x }: { x: Vector }) => f(x),
  vjp: ({ x }: { x: Vector }, u: number) => ({ x: gradient(x).map((g) => g * u) }),
});

/** A right gate with some of it replaced by something wrong. */
export const but = <G extends AnyGate>(gate: G, wrong: Partial<G>): Subject => ({
  ...gate,
  ...wrong,
});

/** 1 / (1 + e⁻ˣ) over the whole range. */
export function sigma(x: number): number {
  const e = Math.exp(-Math.abs(x));
  return x >= 0 ? 1 / (1 + e) : e / (1 + e);
}

/** The slope of the logistic function, with all its digits in both tails. */
export function sigmaSlope(x: number): number {
  const e = Math.exp(-Math.abs(x));
  return e / (1 + e) ** 2;
}

/** The logistic function entry by entry, its slope as claimed by `df`. */
export const logistic = (
  df: (x: number, i: number) => number = sigmaSlope,
  more: Partial<Subject> = {},
): Subject => entrywise(sigma, df, more);

/** max(x, 0), with the slope that is claimed at 0. */
export const rectifier = (atZero: number): Subject =>
  entrywise(
    (x) => Math.max(x, 0),
    (x) => (x === 0 ? atZero : Number(x > 0)),
  );

export function softmaxOf(z: Vector): Vector {
  const top = Math.max(...z);
  const powers = z.map((v) => Math.exp(v - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((v) => v / sum);
}

/** The whole softmax, with its Jacobian Diag[p] − p pᵀ in the vjp. */
export const normalised: Subject = {
  forward: ({ x }: { x: Vector }) => softmaxOf(x),
  vjp({ x }: { x: Vector }, u: Vector) {
    const p = softmaxOf(x);
    const mean = p.reduce((sum, v, i) => sum + v * u[i], 0);
    return { x: p.map((v, i) => v * (u[i] - mean)) };
  },
};

/** The cross entropy of the first class, by the scores before the softmax: ŷ − y. */
export const firstClass = loss(
  (x) => {
    const top = Math.max(...x);
    return top + Math.log(x.reduce((sum, v) => sum + Math.exp(v - top), 0)) - x[0];
  },
  (x) => softmaxOf(x).map((p, i) => (i === 0 ? p - 1 : p)),
);

/** The largest entry; `shares` says what of the gradient each of the tied entries gets. */
export const largestWith = (shares: (place: number, tied: number) => number): Subject =>
  loss(
    (x) => Math.max(...x),
    (x) => {
      const top = Math.max(...x);
      const tied = x.filter((v) => v === top).length;
      let place = 0;
      return x.map((v) => (v === top ? shares(place++, tied) : 0));
    },
  );

/** A number in −1…1 that has nothing to do with its neighbours', and is the same each time. */
export function hashed(x: number): number {
  const [low, high] = new Uint32Array(Float64Array.of(x).buffer);
  let state = Math.imul(low ^ 0x9e3779b9, 0x85ebca6b) ^ high;
  state = Math.imul(state ^ (state >>> 15), 0xc2b2ae35);
  state = Math.imul(state ^ (state >>> 13), 0x27d4eb2f);
  return ((state ^ (state >>> 16)) >>> 0) / 2 ** 31 - 1;
}

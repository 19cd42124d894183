import type { Tensor } from '../gates/kit/tensor.ts';
import type { Subject } from './subject.ts';
import { read } from './value.ts';

/** Places at which a function is looked at in one window; their weights come from their angles. */
const nodes = 24;

/** The degree of what is fitted to them: the rest of the nodes says how well it fits. */
const degree = 8;

const angle = (k: number, n: number): number => (Math.PI * (k + 0.5)) / n;

/** A slope by a fit, and how far off it may be. */
export interface Fit {
  readonly slope: number;
  readonly bar: number;
}

/**
 * The slope in the middle of a window by least squares in Chebyshev polynomials, and what the misfit and
 * the last coefficients leave open.
 */
export function fitSlope(samples: readonly number[], width: number): Fit {
  const n = samples.length;
  const coefficient = (j: number): number =>
    (2 / n) * samples.reduce((sum, f, k) => sum + f * Math.cos(j * angle(k, n)), 0);
  const all = Array.from({ length: n }, (_, j) => coefficient(j));
  // The slope of T_j at 0 is j sin(jπ/2): 1, 0, −3, 0, 5 …
  let slope = 0;
  for (let j = 1; j <= degree; j++) slope += all[j] * j * Math.sin((j * Math.PI) / 2);
  // What was left out would change it by its own slopes; noise is as large in each of them.
  let rest = 0;
  for (let j = degree + 1; j < n; j++) rest = Math.max(rest, Math.abs(all[j]));
  const last = Math.max(...all.slice(degree - 1, degree + 1).map(Math.abs));
  return { slope: slope / width, bar: (n * n * rest + degree * last) / width };
}

/** The point that lies a step along some line. */
export type Line = (step: number) => Readonly<Record<string, Tensor>>;

/**
 * Fits the slope of one entry of the output along a line.
 *
 * @returns null where the forward gives no number somewhere in the window
 */
export async function fitAlong(
  subject: Subject,
  output: readonly number[],
  line: Line,
  width: number,
): Promise<Fit | null> {
  const samples: number[] = [];
  for (let k = 0; k < nodes; k++) {
    const z = read(await subject.forward(line(width * Math.cos(angle(k, nodes)))));
    if (z === null) return null;
    samples.push(z.data[placeOf(output, z.form.shape)]);
  }
  return samples.every(Number.isFinite) ? fitSlope(samples, width) : null;
}

/** Where in row-major order an entry stands. */
export const placeOf = (index: readonly number[], shape: readonly number[]): number =>
  index.reduce((place, i, axis) => place * shape[axis] + i, 0);

/** The size of the numbers around one, a power of two: what windows are measured by. */
export const sizeAround = (x: number): number =>
  Math.max(1, 2 ** Math.floor(Math.log2(Math.abs(x) || 1)));

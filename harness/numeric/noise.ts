import type { Asking, Direction } from '../question.ts';
import type { Precision } from './dtype.ts';
import { valuesAlong, type Field } from './field.ts';

/** Places in a window; five fourth differences fit. The middle one is the point itself. */
const places = 9;
const middle = (places - 1) / 2;

/** The root mean square of a fourth difference of noise of size 1: √(1 + 16 + 36 + 16 + 1). */
const spread = Math.sqrt(70);

/** The size of the noise in samples at equal distances: what is left of them after a cubic. */
export function roughness(samples: readonly number[]): number {
  let sum = 0;
  for (let k = 0; k + 4 < samples.length; k++) {
    const [a, b, c, d, e] = samples.slice(k, k + 5);
    sum += (a - 4 * b + 6 * c - 4 * d + e) ** 2;
  }
  return Math.sqrt(sum / (samples.length - 4)) / spread;
}

/** How much rougher a window is that is full of jumps than one with a jump at its end. */
const partly = 32;

/** What is rough about a forward: by its roundings, and beyond what roundings explain. */
export interface Noise {
  readonly rounding: number;
  readonly beyond: number;
}

/**
 * Of the roughness in ever wider windows, what is noise: a level that the next window does not
 * raise. Curvature, kinks and oscillations go on growing.
 *
 * The first such level is noise whatever its size, an exp that is good to six digits; a later one only
 * as far as roundings explain it, since what grows and then stops may be an oscillation.
 *
 * @param ratio of one window to the one before
 * @param most what roundings explain
 * @param least what the last bits of f itself leave: below it nothing is rough
 */
export function noiseOf(roughs: readonly number[], ratio: number, most: number, least = 0): Noise {
  const plateau = ratio ** (2 / 3);
  const first = roughs.findIndex((rough) => rough > least);
  let rounding = 0;
  let beyond = 0;
  for (let k = 0; k + 1 < roughs.length; k++) {
    if (!(roughs[k] > 0 && roughs[k + 1] <= plateau * roughs[k])) continue;
    const level = Math.max(roughs[k], roughs[k + 1]);
    if (level <= most) rounding = Math.max(rounding, level);
    // The first window that holds a jump of a quantised f may see it with its last sample only.
    else if (k === first || (k > first && first >= 0 && level <= partly * roughs[first])) {
      beyond = Math.max(beyond, level);
    }
  }
  return { rounding, beyond };
}

/** The widths of the windows, relative to the numbers that move, and the ratio of one to the one before. */
function windowsOf(bits: number): { widths: number[]; ratio: number } {
  const narrow = -0.79 * bits;
  const span = -2 - narrow;
  const count = Math.max(3, Math.round(span / 4) + 1);
  const ratio = 2 ** (span / (count - 1));
  return { widths: Array.from({ length: count }, (_, k) => 2 ** narrow * ratio ** k), ratio };
}

/**
 * All entries of all inputs at once, each as fast as it is large: along an axis that hardly moves
 * the output the noise of what it is made of would read 0.
 */
export function everywhere({ layout, point }: Field): Direction {
  const signOf = (k: number): number => ((Math.imul(k + 1, 0x9e3779b1) >>> 15) & 1 ? 1 : -1);
  return layout.wrt
    .filter((input) => point[input].length > 0)
    .map((input) => ({
      input,
      indices: point[input].map((_, k) => k),
      weights: point[input].map((x, k) => signOf(k + input) * (x === 0 ? 2 ** -20 : Math.abs(x))),
    }));
}

/** Distinct movements that must all be whole multiples of a quantum. */
const multiples = 5;

/** How many quanta the least of them may be. */
const coarsest = 32;

/** The largest number of which all of some are whole multiples, but for the roundings of what came after the quantising. */
function commonUnit(numbers: readonly number[]): number {
  let unit = numbers[0];
  for (const number of numbers) {
    const rounded = 2 ** -20 * number;
    if (unit <= rounded) return 0;
    let a = number;
    for (let b = unit; b > rounded;) [a, b] = [b, Math.abs(a - b * Math.round(a / b))];
    unit = a;
  }
  return unit;
}

/**
 * The step by which samples are quantised: where f stands still over the finer steps to one side, and moves
 * over wider ones by whole multiples of something. Beyond a kink nearby it stands still, too,
 * and then moves by anything; at one it may never move again.
 *
 * @param ahead samples on one side
 * @param behind those on the other
 * @param most what a quantum can be if it is the rounding of an intermediate result
 */
export function quantumOf(
  ahead: readonly number[],
  behind: readonly number[],
  centre: number,
  most: number,
): number {
  const within = (samples: readonly number[]): number => {
    const moved = samples.map((sample) => Math.abs(sample - centre)).filter(Number.isFinite);
    const steps = [...new Set(moved)].toSorted((a, b) => a - b).slice(1, 1 + multiples);
    const [least] = steps;
    if (least === undefined || least > most) return 0;
    const unit = commonUnit(steps);
    return coarsest * unit >= least ? unit : 0;
  };
  const still = [ahead, behind].filter((samples) => samples.includes(centre));
  return within(still.flat()) || Math.max(0, ...still.map(within));
}

/** What a forward works with: all inputs, or those that an output depends on by the claims, where these are known. */
type Inputs = 'all' | 'claimed';

/** The size of what the forward works with for an output: of its inputs, its terms, itself, or 1. */
export function largestAround(
  { layout, point, sizes, reach }: Field,
  row: number,
  inputs: Inputs = 'claimed',
): number {
  let largest = Math.max(1, sizes[row], reach?.(row) ?? 0);
  if (reach === undefined || inputs === 'all') {
    for (const k of layout.wrt) for (const x of point[k]) largest = Math.max(largest, Math.abs(x));
  }
  return largest;
}

/** Quanta are roundings of what the forward works with. */
export const largestQuantum = (field: Field, row: number, inputs?: Inputs): number =>
  8 * field.precision.roundoff * largestAround(field, row, inputs);

/** Samples in windows around a point, for each window what `at` makes of its steps; their noise. */
export function* noiseIn(
  { bits, roundoff }: Precision,
  at: (steps: readonly number[]) => Asking<readonly ArrayLike<number>[]>,
  size: number,
  most: (row: number) => number,
): Asking<Noise[]> {
  const { widths, ratio } = windowsOf(bits);
  const windows: (readonly ArrayLike<number>[])[] = [];
  for (const width of widths) {
    const step = width / (places - 1);
    windows.push(yield* at(Array.from({ length: places }, (_, k) => step * (k - middle))));
  }
  return Array.from({ length: size }, (_, row) => {
    const columns = windows.map((samples) => samples.map((sample) => sample[row]));
    const roughs = columns.map(roughness).map((noise) => (Number.isFinite(noise) ? noise : 0));
    const least = 16 * roundoff * Math.abs(columns[0][middle]);
    const { rounding, beyond } = noiseOf(roughs, ratio, most(row), least);
    const ahead = columns.flatMap((column) => column.slice(middle + 1));
    const behind = columns.flatMap((column) => column.slice(0, middle).toReversed());
    return {
      rounding: Math.max(rounding, quantumOf(ahead, behind, columns[0][middle], most(row))),
      beyond,
    };
  });
}

const known = new WeakMap<Field, Noise[]>();

/**
 * Measures how rough each output is around the point: the effective precision of the forward.
 *
 * Cancellation inside a forward, or an exp that is good to six digits, makes noise that u·|f|
 * knows nothing of. Asked once a point.
 *
 * @returns for each row the noise of one evaluation, in units of f
 * @see J. J. Moré and S. M. Wild, Estimating computational noise, SIAM J. Sci. Comput. 33 (2011)
 */
export function* noiseAround(field: Field): Asking<Noise[]> {
  const before = known.get(field);
  if (before !== undefined) return before;
  const nothing = new Float64Array(field.value.length).fill(NaN);
  const direction = everywhere(field);
  const noise = yield* noiseIn(
    field.precision,
    function* (steps) {
      const came = yield* valuesAlong(field, direction, steps);
      return came.map((values) => values ?? nothing);
    },
    field.value.length,
    (row) => largestQuantum(field, row),
  );
  known.set(field, noise);
  return noise;
}

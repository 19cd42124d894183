import type { Asking, Direction } from '../question.ts';
import { valuesAlong, type Field } from './field.ts';

/** Places in a window; five fourth differences fit. */
const places = 9;

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

/**
 * Of the roughness in ever wider windows, what is noise: the level at which it starts, if the next
 * window does not raise it. Curvature, kinks and oscillations grow from the first window on; noise is
 * there at once, or, where f is quantised, as soon as a window holds a quantum.
 *
 * @param ratio of one window to the one before
 */
export function noiseOf(roughs: readonly number[], ratio: number): number {
  const plateau = ratio ** (2 / 3);
  const first = roughs.findIndex((rough) => rough > 0);
  if (first < 0 || first + 2 >= roughs.length) return 0;
  const [a, b, c] = roughs.slice(first, first + 3);
  if (b <= plateau * a) return Math.max(a, b);
  // Five samples may start too low by chance; curvature would go on growing.
  return b <= plateau ** 2 * a && c <= plateau * b ? b : 0;
}

/** The widths of the windows, relative to the numbers that move, and the ratio of one to the one before. */
function windowsOf(bits: number): { widths: number[]; ratio: number } {
  const narrow = -0.79 * bits;
  const span = 0.45 * bits;
  const count = Math.max(3, Math.round(span / 3) + 1);
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
      indices: Int32Array.from(point[input].keys()),
      weights: point[input].map((x, k) => signOf(k + input) * (x === 0 ? 2 ** -20 : Math.abs(x))),
    }));
}

/** Samples in windows around a point, for each window what `at` makes of its steps; their noise. */
export function* noiseIn(
  bits: number,
  at: (steps: readonly number[]) => Asking<readonly ArrayLike<number>[]>,
  size: number,
): Asking<Float64Array> {
  const { widths, ratio } = windowsOf(bits);
  const windows: (readonly ArrayLike<number>[])[] = [];
  for (const width of widths) {
    windows.push(
      yield* at(
        Array.from({ length: places }, (_, k) => (width * (k - (places - 1) / 2)) / (places - 1)),
      ),
    );
  }
  return Float64Array.from({ length: size }, (_, row) => {
    const rough = windows.map((samples) => roughness(samples.map((sample) => sample[row])));
    return noiseOf(rough.map((noise) => (Number.isFinite(noise) ? noise : 0)), ratio);
  });
}

const known = new WeakMap<Field, Float64Array>();

/**
 * Measures how rough each output is around the point: the effective precision of the forward.
 *
 * Cancellation inside a forward, or an exp that is good to six digits, makes noise that u·|f|
 * knows nothing of. Asked once a point.
 *
 * @returns for each row the noise of one evaluation, in units of f
 * @see J. J. Moré and S. M. Wild, Estimating computational noise, SIAM J. Sci. Comput. 33 (2011)
 */
export function* noiseAround(field: Field): Asking<Float64Array> {
  const before = known.get(field);
  if (before !== undefined) return before;
  const nothing = new Float64Array(field.value.length).fill(NaN);
  const noise = yield* noiseIn(
    field.precision.bits,
    function* (steps) {
      const came = yield* valuesAlong(field, everywhere(field), steps);
      return came.map((values) => values ?? nothing);
    },
    field.value.length,
  );
  known.set(field, noise);
  return noise;
}

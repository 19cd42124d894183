import type { Tensor } from '../gates/kit/tensor.ts';
import type { Subject } from './subject.ts';
import { read } from './value.ts';
import type { Finding } from './verdict.ts';

/** Places at which a function is looked at in one window; their weights come from their angles. */
const nodes = 24;

/** The degree of what is fitted to them: the rest of the nodes says how well it fits. */
const degree = 8;

/** Half the widths of windows, relative to the entry that moves or 1. */
const widths = [1 / 2, 1 / 4, 1 / 8, 1 / 16, 1 / 32, 1 / 64];

/** A slope by a fit, and how far off it may be. */
interface Fit {
  readonly slope: number;
  readonly bar: number;
}

/**
 * The slope in the middle of a window by least squares in Chebyshev polynomials, and what the misfit and
 * the last coefficients leave open.
 */
export function fitSlope(samples: readonly number[], width: number): Fit {
  const n = samples.length;
  const angle = (k: number): number => (Math.PI * (k + 0.5)) / n;
  const coefficient = (j: number): number =>
    (2 / n) * samples.reduce((sum, f, k) => sum + f * Math.cos(j * angle(k)), 0);
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

/**
 * Looks at a wrong number in another way than the check that found it: no steps are halved and no table is
 * extrapolated; a polynomial is fitted to many values, and its misfit is the bar.
 *
 * @returns whether two windows agree with each other that the claim is none of the slope; false where nothing
 *   could be fitted, so that a finding stays a doubt
 */
export async function secondLook(subject: Subject, finding: Finding): Promise<boolean> {
  const { input, index, output, claimed, at } = finding;
  if (input === null || Number.isNaN(claimed)) return false;
  const { shape, data } = at[input];
  const column = index.reduce((k, i, axis) => k * shape[axis] + i, 0);
  const x = data[column];
  const size = Math.max(1, 2 ** Math.floor(Math.log2(Math.abs(x) || 1)));
  const fits: Fit[] = [];
  for (const width of widths) {
    const samples: number[] = [];
    for (let k = 0; k < nodes; k++) {
      const there = Math.fround(x + width * size * Math.cos((Math.PI * (k + 0.5)) / nodes));
      const moved = data.slice();
      moved[column] = there;
      const inputs: Record<string, Tensor> = { ...at, [input]: { shape, data: moved } };
      const z = read(await subject.forward(inputs));
      if (z === null) return false;
      const row = output.reduce((place, i, axis) => place * z.form.shape[axis] + i, 0);
      samples.push(z.data[row]);
    }
    if (!samples.every(Number.isFinite)) continue;
    fits.push(fitSlope(samples, width * size));
  }
  const sharp = fits.filter(({ bar, slope }) => 4 * bar < Math.abs(slope - claimed));
  return sharp.some((a, i) =>
    sharp.some((b, j) => i < j && Math.abs(a.slope - b.slope) <= a.bar + b.bar),
  );
}

import { consistent, extrapolate, type Estimate } from './ladder.ts';
import type { Quotients } from './quotients.ts';

/** Rungs of a ladder. */
export const window = 5;

/** Finer quotients, behind those that a ladder is made of, that must bear it out. */
const beyond = 3;

const point: Estimate = { value: 0, bar: 0 };

/** The estimate of each ladder of one sequence of quotients, coarse to fine. */
export interface Ladders {
  readonly values: readonly number[];
  readonly bars: readonly number[];
}

/** Whether the ladder that begins at a step may speak for the point. */
export type Speaks = (from: number, found: Estimate) => boolean;

export function laddersOf(
  { values: quotients, rounding, count }: Quotients,
  even: boolean,
  speaks: Speaks,
): Ladders {
  const values: number[] = [];
  const bars: number[] = [];
  for (let k = 0; k + window <= count; k++) {
    extrapolate(quotients, rounding, k, window, even, point, Math.min(count, k + window + beyond));
    values.push(point.value);
    bars.push(Number.isFinite(point.value) && speaks(k, point) ? point.bar : Infinity);
  }
  return { values, bars };
}

/** The estimate that no finer ladder contradicts, of those from a place on. */
export function settle({ values, bars }: Ladders, from = 0): Estimate {
  consistent(values.slice(from), bars.slice(from), values.length - from, point);
  return { value: point.value, bar: point.bar };
}

import { at, type History } from './history.ts';

/** One output as it is looked at along one direction. */
export interface Sight {
  readonly row: number;
  /** f at the point. */
  readonly f0: number;
  /** The size of what the output is made of. */
  readonly size: number;
  /** The relative error of one evaluation: a few roundings. */
  readonly u: number;
  /** The size of the moving entries over their speed: rounding them moves f by its slope. */
  readonly rho: number;
  /** The error of one evaluation beyond its roundings. */
  readonly noise: number;
}

/** Difference quotients over ever finer steps, and the error of each by rounding. */
export interface Quotients {
  readonly values: Float64Array;
  readonly rounding: Float64Array;
  readonly count: number;
}

const values = new Float64Array(256);
const rounding = new Float64Array(256);

const countOf = ({ steps }: History): number => Math.min(steps.length, values.length);

/** (f(x + hv) − f(x − hv)) / 2h; the arrays are those of the next call, too. */
export function central(history: History, sight: Sight): Quotients {
  const { row, size, u, rho, noise } = sight;
  const { steps, up, down } = history;
  const count = countOf(history);
  for (let k = 0; k < count; k++) {
    const plus = at(up, k, row);
    const minus = at(down, k, row);
    const most = Math.max(Math.abs(plus), Math.abs(minus), size);
    values[k] = (plus - minus) / (2 * steps[k]);
    rounding[k] = (u * most + u * rho * Math.abs(values[k]) + noise) / steps[k];
  }
  return { values, rounding, count };
}

/** (f(x + hv) − f(x)) / h on one side, and the like on the other. */
export function oneSided(history: History, sight: Sight, side: 'up' | 'down'): Quotients {
  const { row, f0, size, u, rho, noise } = sight;
  const { steps, [side]: came } = history;
  const sign = side === 'up' ? 1 : -1;
  const count = countOf(history);
  for (let k = 0; k < count; k++) {
    const f = at(came, k, row);
    const most = Math.max(Math.abs(f), size);
    values[k] = (f - f0) / (sign * steps[k]);
    rounding[k] = (2 * (u * most + u * rho * Math.abs(values[k]) + noise)) / steps[k];
  }
  return { values, rounding, count };
}

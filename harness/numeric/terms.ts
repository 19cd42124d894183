import type { Field } from './field.ts';

/** c·u·|f| bounds the error of one evaluation: a few roundings. */
export const roundings = 4;

/** The first step, in units of the direction. */
export const firstStep = 1 / 4;

/** Entries of a case from which on a bar may stay as it is that only a close look at each would make better. */
const many = 2 ** 11;

/** The relative bar at which a ladder stops: better than required, as far as the dtype gives it for little. */
export const aimOf = (roundoff: number, resolution: number): number =>
  Math.min(resolution, Math.max(2 ** -11 * resolution, 2 ** 13 * roundoff));

/** What looks along all directions from one point have in common. */
export class Terms {
  readonly f0: Float64Array;
  readonly sizes: Float64Array;
  readonly u: number;
  readonly lost: number;
  readonly aim: number;
  readonly required: number;
  /** The relative bar that is good enough where rounding lets finer steps tell no more. */
  readonly dull: number;
  /** One-sided differences, behind and ahead: their steps. */
  readonly fine: readonly [number, number];

  constructor({ value, point, sizes, precision }: Field) {
    const { roundoff, tiny, resolution, bits } = precision;
    this.f0 = value;
    this.sizes = sizes;
    this.u = roundings * roundoff;
    this.lost = roundings * tiny;
    this.aim = aimOf(roundoff, resolution);
    this.required = resolution;
    const entries = value.length * point.reduce((sum, data) => sum + data.length, 0);
    this.dull = entries < many ? this.aim : resolution / 4;
    this.fine = [2 ** -Math.round(2 + bits / 11), 2 ** -Math.round(bits / 3)];
  }
}

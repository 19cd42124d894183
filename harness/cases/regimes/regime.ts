import type { Kink } from '../../../gates/kit/kink.ts';
import type { Random } from '../random.ts';

/** A kind of value that inputs are drawn from. */
export interface Regime {
  readonly name: string;
  /** Of a hundred cases, how many are drawn so. */
  readonly share: number;
  /** Numbers for one input of any sign and size; the domain bends them to itself. */
  values(random: Random, size: number, kinks: readonly Kink[], input: string): Float64Array;
}

/** Declares a regime in which each entry is drawn for itself. */
export const entrywise = (
  name: string,
  share: number,
  draw: (random: Random) => number,
): Regime => ({
  name,
  share,
  values: (random, size) => Float64Array.from({ length: size }, () => draw(random)),
});

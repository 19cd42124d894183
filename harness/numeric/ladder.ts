/** The limit of a ladder of difference quotients, and a bound on how far it is from the slope. */
export interface Estimate {
  value: number;
  bar: number;
}

/** As many rungs as a ladder may have. */
export const rungs = 8;

const triangle = new Float64Array(rungs);
const above = new Float64Array(rungs);
const errors = new Float64Array(rungs);
const errorsAbove = new Float64Array(rungs);

/**
 * Extrapolates difference quotients to step 0 and says how far off the result may be.
 *
 * Each quotient belongs to half the step of the one before. The entry of the extrapolation
 * triangle with the smallest bar is kept; its bar is the larger of its distances to the two
 * entries that it was made of, plus the rounding of its quotients. An entry that agrees with
 * its neighbours by accident is told by *their* neighbours: truncation falls by at most a
 * power of the step from one diagonal to the next, so a bar may fall by no more than `guard`. Two quotients
 * may meet as they cross the slope, so how far the one before them was off is in their bar, too, also
 * where it is no longer part of the ladder.
 * Where f is not smooth enough for the extrapolation, as x^1.5 at 0, the quotients close in more slowly
 * than their powers would have it; the rest of that geometric series is in the bar.
 *
 * @param quotients D(h), D(h/2), …, the first `count` are used
 * @param rounding the error of each quotient by rounding alone, in its units
 * @param even whether the error is a series in even powers of the step, as for central differences
 * @param until where the quotients end that must bear the limit out
 * @param into receives value and bar; the bar is Infinity where nothing agrees
 * @see C. Ridders, Adv. Eng. Software 4 (1982)
 */
export function extrapolate(
  quotients: ArrayLike<number>,
  rounding: ArrayLike<number>,
  from: number,
  count: number,
  even: boolean,
  into: Estimate,
  until: number = from + count,
): void {
  const base = even ? 4 : 2;
  const guard = even ? 2 ** -10 : 2 ** -6;
  // Quotients that move so much less than before, by more than the next power would, have met by accident.
  const abrupt = base * base;
  // Extrapolation magnifies rounding by Π (bʲ + 1)/(bʲ − 1): below 2 in even powers, below 8 in all.
  const magnified = even ? 2 : 8;
  // Quotients of a smooth f close in by the base at each halving, by and large.
  const usual = even ? 0.8 * base : 0.95 * base;
  into.value = quotients[from + count - 1];
  into.bar = Infinity;
  const outside = from > 0 ? Math.abs(quotients[from] - quotients[from - 1]) : 0;
  let before = 0;
  let last = 0;
  for (let k = 0; k < until - from; k++) {
    const noise = rounding[from + k];
    const apart = Math.abs(quotients[from + k] - into.value);
    if (into.bar < Infinity && !(apart <= last + into.bar + 2 * noise)) into.bar = Infinity;
    if (k >= count) continue;
    let power = 1;
    triangle[0] = quotients[from + k];
    const moved = k === 0 ? 0 : Math.abs(triangle[0] - above[0]);
    let rest = 0;
    if (moved > 2 * noise && before < usual * moved) {
      rest = before > moved ? (moved * moved) / (before - moved) : Infinity;
    }
    const least = (k === 1 && outside < Infinity ? outside : before) / abrupt;
    before = moved;
    errors[0] = Infinity;
    for (let j = 1; j <= k; j++) {
      power *= base;
      const left = triangle[j - 1];
      const upper = above[j - 1];
      const value = left + (left - upper) / (power - 1);
      let error = Math.max(Math.abs(value - left), Math.abs(value - upper));
      error = Math.max(error, j > 1 ? guard * errorsAbove[j - 1] : least);
      triangle[j] = value;
      errors[j] = error;
      const bar = Math.max(error, rest) + magnified * noise;
      if (bar < into.bar) {
        into.value = value;
        into.bar = bar;
        last = Math.abs(triangle[0] - value);
      }
    }
    if (k > 0) {
      // The coarser quotient itself: where f is linear nothing beats its rounding.
      const error = Math.max((base / (base - 1)) * moved, rest + moved, least);
      const bar = error + 2 * rounding[from + k - 1];
      if (bar < into.bar) {
        into.value = above[0];
        into.bar = bar;
        last = moved;
      }
    }
    for (let j = 0; j <= k; j++) {
      above[j] = triangle[j];
      errorsAbove[j] = errors[j];
    }
  }
}

/**
 * Of estimates at ever finer scales, the one with the smallest bar that no finer one contradicts.
 *
 * A coarse ladder may agree with itself across a singularity, a kink or a whole period; the finer
 * ones, whatever their rounding, then disagree with it.
 */
export function consistent(
  values: ArrayLike<number>,
  bars: ArrayLike<number>,
  count: number,
  into: Estimate,
): void {
  into.value = NaN;
  into.bar = Infinity;
  for (let k = count - 1; k >= 0; k--) {
    if (!(bars[k] < into.bar)) continue;
    let agrees = true;
    for (let f = k + 1; agrees && f < count; f++) {
      if (bars[f] < Infinity) agrees = Math.abs(values[k] - values[f]) <= bars[k] + bars[f];
    }
    if (agrees) {
      into.value = values[k];
      into.bar = bars[k];
    }
  }
}

import type { Aim } from './aim.ts';
import { Claimed } from './claimed.ts';
import { Told, type Shown } from './shown.ts';
import type { Lying } from './slopesMemory.ts';
import { firstStep, type Terms } from './terms.ts';

/** In place of claims where there are none. */
const unclaimed = Claimed.of(new Float64Array(1));

/**
 * Takes f at two steps along a direction and settles what is linear there: a wide difference to one side that agrees
 * with a fine one to the other. A kink, a bend or a jump between the two moves one of them and not the other.
 *
 * Most of a check is in this loop, which therefore makes no call, and in which whatever is to be known of claims inside
 * their bars is seen on the way, in units of how fast their columns move.
 *
 * @param slide what rounding the inputs does to f, per unit of its slope
 * @param slopes receives value and bar of each row that is linear, 0 and ∞ of the others, and whether a doubt is left
 */
export function firstLook(
  { f0, sizes, u, lost, aim, required, fine }: Terms,
  { claimed, only, told = new Told() }: Aim,
  slide: number,
  far: Float64Array,
  behind: Float64Array,
  { values, bars, doubts }: Lying,
): Shown {
  const isClaimed = claimed !== null;
  const { group, weights } = claimed ?? unclaimed;
  const { owners, entries: claims, from } = group;
  // Steps are powers of two: to multiply is to divide, and costs less.
  const by0 = 1 / firstStep;
  const by1 = 1 / fine[0];
  // A number that is worked out before the loop is at hand in it; one that is only read would be unpacked in each turn.
  const perSize = 2 * by0 * u;
  const perSlope = 2 * by0 * slide;
  const least = 2 * by0 * lost;
  const enough = 1 * aim;
  const count = (only === null ? f0.length : only.length) | 0;
  let isLinear = true;
  let agrees = only === null;
  let left = 0;
  let blank = 0;
  let farthestAt = -1;
  let relativeAt = -1;
  let { coarsest, farthest, relative } = told;
  // Read before the loop, or else where these lie would be looked up again in each turn.
  void (f0[0] + sizes[0] + far[0] + behind[0] + values[0] + bars[0] + doubts[0]);
  void (owners[from] + claims[from] + weights[0]);
  for (let k = 0; k < count; k++) {
    const i = only === null ? k : only[k];
    const f = f0[i];
    const size = sizes[i];
    const wide = (far[i] - f) * by0;
    const close = (f - behind[i]) * by1;
    const size0 = Math.abs(far[i]);
    const slope = Math.abs(wide);
    const r0 = perSize * (size0 > size ? size0 : size) + perSlope * slope + least;
    const apart = Math.abs(wide - close);
    const bar = apart + 2 * r0;
    let rounded = r0;
    if (!(apart <= rounded)) {
      const size1 = Math.abs(behind[i]);
      rounded += 2 * by1 * (u * (size1 > size ? size1 : size) + slide * Math.abs(close) + lost);
    }
    if (!(apart <= rounded)) {
      values[i] = 0;
      bars[i] = Infinity;
      doubts[i] = 1;
      agrees = false;
      if (!Number.isFinite(f)) continue;
      isLinear = false;
      left++;
      continue;
    }
    values[i] = wide;
    bars[i] = bar;
    let claim = wide;
    let speed = 1;
    let place = 0;
    if (isClaimed) {
      const at = (from + i) | 0;
      place = owners[at];
      if (place < 0) claim = 0;
      else {
        const weight = weights[place];
        claim = claims[at] * weight;
        speed = Math.abs(weight);
      }
    }
    const term = Math.abs(claim);
    // Held against the larger of slope and claim: which that is no processor foresees. Of no number anything is settled.
    const isSharp = term === term && (bar <= enough * slope || bar <= enough * term);
    // What does not depend on the entry stands still to the last digit; what moves by roundings alone may depend on it.
    const isSettled = isSharp || (claim === 0 && wide === 0 && close === 0);
    // Where f overflows at the first step, ∞ agrees with ∞ and says nothing.
    if (!isSettled || bar === Infinity) {
      doubts[i] = 1;
      agrees = false;
      if (Number.isFinite(f)) left++;
      else {
        values[i] = 0;
        bars[i] = Infinity;
      }
      continue;
    }
    doubts[i] = 0;
    const error = Math.abs(wide - claim);
    if (!(error <= bar)) agrees = false;
    else if (place < 0) blank++;
    else if (slope + term === 0) agrees = false;
    else {
      if (bar > coarsest * slope && bar > coarsest * term) coarsest = bar / Math.max(slope, term);
      if (error > farthest * speed) {
        farthest = error / speed;
        farthestAt = i;
      }
      if (error > relative * slope && error > relative * term) {
        relative = error / Math.max(slope, term);
        relativeAt = i;
      }
    }
  }
  agrees &&= left === 0;
  if (agrees) {
    told.coarsest = coarsest;
    told.farthest = farthest;
    told.relative = relative;
  }
  const entries = count - blank;
  // bar ≤ aim·scale and scale ≤ slope + bar, so that bar ≤ 2·aim·slope.
  const sharp = agrees && aim > required / 2 ? sharpOf(values, bars, required) : entries;
  return {
    agrees,
    left,
    isLinear,
    entries,
    sharp,
    blank,
    coarsest,
    farthestAt,
    relativeAt,
  };
}

/** How many slopes, but those of 0, have a bar as small as required. */
function sharpOf(values: Float64Array, bars: Float64Array, required: number): number {
  let count = 0;
  for (let i = 0; i < values.length; i++) if (bars[i] <= required * Math.abs(values[i])) count++;
  return count;
}

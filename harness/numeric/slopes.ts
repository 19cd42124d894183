import type { Asking, Direction } from '../question.ts';
import { stretch, valuesAlong, type Field } from './field.ts';
import { extrapolate, type Estimate } from './ladder.ts';

/** The slope of each output along a direction, as measured. */
export interface Slopes {
  readonly values: Float64Array;
  /** |value − slope| ≤ bar. */
  readonly bars: Float64Array;
  /** 1 where the measurement contradicts itself or is too coarse: to be examined closely. */
  readonly doubts: Uint8Array;
}

/** c·u·|f| bounds the error of one evaluation: a few roundings. */
export const roundings = 4;

/** The first step, in units of the direction. */
const firstStep = 1 / 4;

const central = new Float64Array(5);
const noise = new Float64Array(5);
const best: Estimate = { value: 0, bar: 0 };

/**
 * Measures the slope of every output along a direction, as cheaply as it can be had.
 *
 * Four evaluations at three scales settle what is linear there: a wide central difference, and
 * a one-sided one on each side, each finer than the one before. What is not linear costs a
 * ladder of central differences, which the fine ones must then confirm: a kink, a jump or an
 * oscillation between the scales leaves a doubt behind.
 *
 * @param claimed the slopes that are claimed; a measurement is precise enough for them. null: for itself
 * @returns values and bars in units of f per unit step along the direction
 */
export function* slopesAlong(
  field: Field,
  direction: Direction,
  claimed: Float64Array | null,
): Asking<Slopes> {
  const { value: f0, precision } = field;
  const size = f0.length;
  const u = roundings * precision.roundoff;
  const rho = stretch(field, direction);
  const lost = roundings * precision.tiny;
  const slide = u * rho;
  const aim = aimOf(precision.roundoff, precision.resolution);
  const h0 = firstStep;
  const h1 = 2 ** -Math.round(precision.bits / 10);
  const h2 = 2 ** -Math.round(precision.bits / 3);

  const values = new Float64Array(size);
  const bars = new Float64Array(size).fill(Infinity);
  const doubts = new Uint8Array(size).fill(1);
  const slopes = { values, bars, doubts };

  const [up, down, near, nearer] = yield* valuesAlong(field, direction, [h0, -h0, h1, -h2]);
  if (near === null || nearer === null) return slopes;

  let open = 0;
  for (let i = 0; i < size; i++) {
    if (up === null || down === null) {
      open++;
      continue;
    }
    const wide = (up[i] - down[i]) / (2 * h0);
    const right = (near[i] - f0[i]) / h1;
    const left = (f0[i] - nearer[i]) / h2;
    const here = Math.abs(f0[i]);
    const most = Math.max(Math.abs(up[i]), Math.abs(down[i]), here);
    const r0 = (u * most + slide * Math.abs(wide) + lost) / h0;
    const r1 = (2 * (u * Math.max(Math.abs(near[i]), here) + slide * Math.abs(right) + lost)) / h1;
    const r2 = (2 * (u * Math.max(Math.abs(nearer[i]), here) + slide * Math.abs(left) + lost)) / h2;
    const bar = Math.abs(wide - right) + 2 * r0;
    const scale = Math.max(claimed === null ? 0 : Math.abs(claimed[i]), Math.abs(wide));
    const linear = Math.abs(wide - right) <= r0 + r1 && Math.abs(wide - left) <= r0 + r2;
    if (linear && bar <= Math.max(aim * scale, scale === 0 || claimed?.[i] === 0 ? 4 * r1 : 0)) {
      values[i] = wide;
      bars[i] = bar;
      doubts[i] = 0;
    } else open++;
  }
  if (open === 0 || up === null || down === null) return slopes;

  const rungs = [up, down];
  let h = h0;
  for (let rung = 1; open > 0 && rung < 5; ) {
    const more = rung === 1 ? 3 : 1;
    const steps: number[] = [];
    for (let k = 1; k <= more; k++) steps.push(h * 2 ** -k, -h * 2 ** -k);
    const came = yield* valuesAlong(field, direction, steps);
    if (came.includes(null)) return slopes;
    rungs.push(...(came as Float64Array[]));
    rung += more;
    h *= 2 ** -more;
    open = 0;
    for (let i = 0; i < size; i++) {
      if (doubts[i] === 0) continue;
      let step = h0;
      for (let k = 0; k < rung; k++, step /= 2) {
        const plus = rungs[2 * k][i];
        const minus = rungs[2 * k + 1][i];
        central[k] = (plus - minus) / (2 * step);
        const most = Math.max(Math.abs(plus), Math.abs(minus), Math.abs(f0[i]));
        noise[k] = (u * most + slide * Math.abs(central[k]) + lost) / step;
      }
      extrapolate(central, noise, 0, rung, true, best);
      values[i] = best.value;
      bars[i] = best.bar;
      const claim = claimed === null ? best.value : claimed[i];
      const scale = Math.max(Math.abs(claim), Math.abs(best.value));
      const fine = best.bar <= aim * scale || (claim === 0 && best.bar <= 16 * noise[rung - 1]);
      const confirmed = fine && confirms(i);
      if (confirmed) doubts[i] = 0;
      else open++;
    }
  }
  return slopes;

  /** Whether the fine one-sided differences are what a smooth function with this ladder would show. */
  function confirms(i: number): boolean {
    const last = rungs.length / 2 - 1;
    const step = h0 * 2 ** -last;
    const bend = (k: number, by: number): number =>
      (rungs[2 * k][i] - 2 * f0[i] + rungs[2 * k + 1][i]) / (2 * by * by);
    const curve = bend(last, step);
    const uncertain = Math.abs(curve - bend(last - 1, 2 * step)) + (4 * noise[last]) / step;
    const third = (4 * Math.abs(central[last] - best.value)) / (step * step);
    const here = Math.abs(f0[i]);
    const holds = (side: number, by: number, signed: number): boolean => {
      const slope = (side - f0[i]) / signed;
      const rounded =
        (2 * (u * Math.max(Math.abs(side), here) + slide * Math.abs(slope) + lost)) / by;
      const bound = best.bar + rounded + uncertain * by + third * by * by;
      return Math.abs(slope - best.value - signed * curve) <= bound;
    };
    return holds(near![i], h1, h1) && holds(nearer![i], h2, -h2);
  }
}

/** The relative bar at which a ladder stops: better than required, as far as the dtype gives it for little. */
export const aimOf = (roundoff: number, resolution: number): number =>
  Math.min(resolution, Math.max(2 ** -11 * resolution, 2 ** 13 * roundoff));

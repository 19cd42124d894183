import type { History } from './history.ts';
import type { Estimate } from './ladder.ts';
import { laddersOf, settle } from './ladders.ts';
import { speakingCentrally } from './look.ts';
import { central, type Sight } from './quotients.ts';
import type { Range } from './slope.ts';

/**
 * What may be claimed of a slope that only steps above 1 tell so sharply: with a bar what lies within the required
 * resolution of it, and without one whatever shorter steps do not deny. Nothing where the slope is told by these.
 *
 * Over long steps a ripple cannot be seen that is no larger than the roundings of f, such as that of x² + sin x
 * at 10⁷ or of 10⁸ + tanh x in float32, and its slope may be anything. Short steps are judged by the roughness that was
 * measured: bounds would hide everything. A claim of 0 has no such excuse: that a ripple undoes just the slope that long
 * steps show would be an accident.
 *
 * @param rough the measured roughness of one evaluation
 * @param required the resolution that is asked for
 */
export function ripple(
  history: History,
  sight: Sight,
  { value, bar }: Estimate,
  rough: number,
  required: number,
  claimed: number,
): Range[] {
  const first = history.steps.findIndex((step) => step <= 0.5);
  if (first <= 0 || !(bar < Infinity)) return [];
  const even = true;
  const speaks = speakingCentrally(history, sight);
  const told = settle(laddersOf(central(history, sight), even, speaks), first);
  if (told.value === value && told.bar === bar) return [];
  const noise = 2 * Math.max(rough, (sight.u / 8) * Math.abs(sight.f0));
  const measured = { ...sight, u: 0, rho: 0, noise };
  const fine = settle(laddersOf(central(history, measured), even, speaks), first);
  const within = required * Math.abs(value);
  const isSeen = fine.bar < Infinity;
  const lower = isSeen ? fine.value - fine.bar : -Infinity;
  const upper = isSeen ? fine.value + fine.bar : Infinity;
  const near: Range = {
    lower: Math.max(value - within, lower),
    upper: Math.min(value + within, upper),
    bar: within,
  };
  return isSeen && claimed !== 0 ? [near, { lower, upper, bar: null }] : [near];
}

import type { History } from '../../../harness/numeric/history.ts';
import { roundings } from '../../../harness/numeric/terms.ts';
import type { Sight } from '../../../harness/numeric/quotients.ts';
import { vector } from '../subjects.ts';

/**
 * What f is at ever finer steps around x, as far as they move it; null where f is no number, as where a
 * subject refuses.
 */
export function historyOf(f: (x: number) => number, x: number, count = 40, first = 0.25): History {
  const steps = Array.from({ length: count }, (_, k) => first / 2 ** k).filter(
    (step) => x + step !== x && x - step !== x,
  );
  const side = (sign: number): History['up'] =>
    steps.map((step) => {
      const value = f(x + sign * step);
      return Number.isNaN(value) ? null : vector(value);
    });
  return { steps, up: side(1), down: side(-1) };
}

/** One function of one number as a close look takes it: in float64, with no more noise than roundings. */
export const sightOf = (f: (x: number) => number, x: number, noise = 0): Sight => ({
  row: 0,
  f0: f(x),
  size: Math.abs(f(x)),
  u: roundings * 2 ** -53,
  rho: Math.abs(x),
  noise,
});

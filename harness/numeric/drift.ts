import { at, type History } from './history.ts';
import type { Sight } from './quotients.ts';

/** Halvings over which a jump or a cusp is told from a slope. */
const tail = 12;

/**
 * What f does on one side as the step is halved: the change of a smooth f halves, that of a `jump` stays as it
 * is, and one at a cusp, where the slope is `vertical`, lies between. null: it is a slope.
 */
export function drift(
  history: History,
  { row, f0, size, u, noise }: Sight,
  side: 'up' | 'down',
): 'jump' | 'vertical' | null {
  const came = history[side];
  const finest = came.length - 1;
  const change = (k: number): number => Math.abs(at(came, k, row) - f0);
  const visible = 64 * (u * size + noise);
  if (finest < tail || !(change(finest) > visible)) return null;
  let least = 1;
  for (let k = finest - tail; k < finest; k++) {
    least = Math.min(least, change(k + 1) / change(k));
  }
  if (least > 0.9) return 'jump';
  return least > 0.54 ? 'vertical' : null;
}

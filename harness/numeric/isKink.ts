import type { Ladders } from './ladders.ts';

/** Ladders that must show the same kink: over so many halvings it is there at every scale. */
const persistence = 4;

/**
 * Whether one-sided slopes differ at every scale down to where rounding hides them, and not at one
 * scale by accident: at a kink they keep their distance, where f is smooth they meet.
 */
export function isKink(right: Ladders, left: Ladders, gap: number): boolean {
  let seen = 0;
  for (let k = right.values.length - 1; k >= 0 && seen < persistence; k--) {
    const blur = right.bars[k] + left.bars[k];
    if (!(blur < Math.abs(gap) / 3)) continue;
    const there = right.values[k] - left.values[k];
    if (!(Math.abs(there - gap) <= Math.abs(gap) / 3)) return false;
    seen++;
  }
  return seen === persistence;
}

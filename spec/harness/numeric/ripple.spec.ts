import { describe, expect, it } from 'vitest';
import { historyOf, sightOf } from './historyOf.ts';
import { look } from '../../../harness/numeric/look.ts';
import { ripple } from '../../../harness/numeric/ripple.ts';
import type { Range } from '../../../harness/numeric/slope.ts';

const required = 1e-6;

/** What a close look at a function leaves room for, besides the slope that it found. */
function roomsFor(f: (x: number) => number, x: number, rough = 0, claimed = 1): Range[] {
  const history = historyOf(f, x, 80, 2 ** Math.floor(Math.log2(Math.max(1, Math.abs(x))) - 1));
  const sight = sightOf(f, x);
  const slope = look(history, sight);
  return ripple(history, sight, slope, rough, required, claimed);
}

const roomFor = (f: (x: number) => number, x: number, rough = 0): Range => roomsFor(f, x, rough)[0];

const far = -15630336;
const waves = (x: number): number => x * x + 3 * Math.sin(x);

describe('ripple', () => {
  it('has room for a ripple that long steps pass over, within the required resolution', () => {
    const room = roomFor(waves, far);
    const slope = 2 * far + 3 * Math.cos(far);
    expect(room.lower).toBeLessThanOrEqual(slope);
    expect(room.upper).toBeGreaterThanOrEqual(slope);
    expect(room.upper - room.lower).toBeLessThanOrEqual(2.000001 * required * Math.abs(2 * far));
    expect(room.bar).toBeCloseTo(required * Math.abs(2 * far), 3);
  });

  it('has no room for what short steps deny', () => {
    const room = roomFor((x) => x * x, 1e8);
    expect(room.lower).toBeGreaterThan(2e8 * (1 - 1e-7));
    expect(room.upper).toBeLessThan(2e8 * (1 + 1e-7));
  });

  it('has the more room the rougher f was measured to be', () => {
    const widths = [0, 1, 1e12].map((rough) => {
      const { lower, upper } = roomFor(waves, far, rough);
      return upper - lower;
    });
    expect(widths[0]).toBeLessThan(widths[1]);
    expect(widths[1]).toBeLessThan(widths[2]);
    expect(widths[2]).toBeLessThanOrEqual(2.000001 * required * Math.abs(2 * far));
  });

  it('has room, without a bar, for any claim but 0 that short steps do not deny', () => {
    // ±3 of a sine are less than a rounding of 10¹⁷, and its slope is less than what steps of a half can tell.
    const hidden = (x: number): number => 1e17 - 4096 * x + 3 * Math.sin(x);
    const [, wide] = roomsFor(hidden, far);
    expect(wide.bar).toBe(null);
    expect(wide.lower).toBeLessThan(-4099);
    expect(wide.upper).toBeGreaterThan(-4093);
    expect(roomsFor(hidden, far, 0, 0)).toHaveLength(1);
    expect(roomsFor((x) => x * x, 1e8)[1].upper).toBeLessThan(2e8 * (1 + 1e-6));
  });

  it('has none where short steps tell the slope as well', () => {
    expect(roomsFor(Math.exp, 1)).toEqual([]);
    expect(roomsFor(Math.sin, 0.3)).toEqual([]);
    expect(roomsFor((x) => x ** 3, 3)).toEqual([]);
  });

  it('has none where no slope was found, or no step is long', () => {
    const history = historyOf(Math.exp, 1, 40);
    const sight = sightOf(Math.exp, 1);
    const estimate = { value: 3, bar: 1e-9 };
    expect(ripple(history, sight, estimate, 0, required, 1)).toEqual([]);
    const wide = historyOf((x) => x * x, 1e8, 60, 2 ** 25);
    const nothing = { value: NaN, bar: Infinity };
    expect(
      ripple(
        wide,
        sightOf((x) => x * x, 1e8),
        nothing,
        0,
        required,
        1,
      ),
    ).toEqual([]);
  });
});

import { drift } from './drift.ts';
import { at, type History } from './history.ts';
import { isKink } from './isKink.ts';
import type { Estimate } from './ladder.ts';
import { laddersOf, settle, window, type Speaks } from './ladders.ts';
import { central, oneSided, type Sight } from './quotients.ts';
import type { Slope } from './slope.ts';

/** What halving a step may leave of a bend, but for roundings: half of it at a kink, a quarter where f curves. */
const stays = 0.35;

/** Asks of each step once: ladders overlap. */
function remembering(test: (k: number) => boolean): (k: number) => boolean {
  const known: (boolean | undefined)[] = [];
  return (k) => (known[k] ??= test(k));
}

/**
 * Which ladders of a history may speak for the point.
 *
 * Far from it f may have levelled off, or turned round many times: a ladder beyond the moving entry's own size
 * speaks only where f is linear as far as that; one beyond 1, only where it sees a slope.
 */
export function speaking({ steps, up, down }: History, sight: Sight): Speaks {
  const { row, f0, size, u, rho, noise } = sight;
  const near = Math.max(1, rho) / 2;
  const far = steps.findIndex((step) => step <= near);
  const isLinear = remembering((k) => {
    const plus = at(up, k, row);
    const minus = at(down, k, row);
    const most = Math.max(Math.abs(plus), Math.abs(minus), size);
    const rounded = 2 * (u * most + noise);
    const moved = plus - minus;
    const half = at(up, k + 1, row) - at(down, k + 1, row);
    return (
      Math.abs(plus - 2 * f0 + minus) <= rounded &&
      Math.abs(moved - 2 * half) <= 2 * rounded &&
      Math.abs(moved) > 8 * rounded
    );
  });
  return (from, { value, bar }) => {
    // Between 1 and a tiny entry's own size there are steps that nobody took.
    if (steps[from + window - 1] !== steps[from] / 2 ** (window - 1)) return false;
    if (steps[from] > 0.5 && !(bar < Math.abs(value) / 8)) return false;
    for (let k = from; k < Math.min(from + window, far); k++) if (!isLinear(k)) return false;
    return true;
  };
}

/**
 * Which ladders of central differences may: none over steps whose halving lessens how far f bends by no more than
 * at a kink. Beyond a peak with a flat on either side, as of a max near a tie, they agree on 0, and so they do where
 * a norm is a cone from afar.
 */
export function speakingCentrally(history: History, sight: Sight): Speaks {
  const { up, down } = history;
  const { row, f0, size, u, noise } = sight;
  const speaks = speaking(history, sight);
  const bendOf = (k: number): number => Math.abs(at(up, k, row) - 2 * f0 + at(down, k, row));
  const isFlat = remembering((k) => {
    const most = Math.max(Math.abs(at(up, k, row)), Math.abs(at(down, k, row)), size);
    const moved = Math.abs(at(up, k, row) - f0) + Math.abs(at(down, k, row) - f0);
    const bend = bendOf(k + 1);
    return bend > 8 * (u * most + noise) && bend > moved / 4 && bend > stays * bendOf(k);
  });
  return (from, estimate) => {
    for (let k = from; k + 1 < from + window; k++) if (isFlat(k)) return false;
    return speaks(from, estimate);
  };
}

/** Says of one output what its history shows: its slope, or what there is instead. */
export function look(history: History, sight: Sight): Slope {
  const { row, noise } = sight;
  const { steps, up, down } = history;
  const speaks = speaking(history, sight);
  const rights = laddersOf(oneSided(history, sight, 'up'), false, speaks);
  const lefts = laddersOf(oneSided(history, sight, 'down'), false, speaks);
  const right = settle(rights);
  const left = settle(lefts);
  const centrally = speakingCentrally(history, sight);
  const both = settle(laddersOf(central(history, sight), true, centrally));
  const slope = (kind: Slope['kind'], { value, bar }: Estimate): Slope => ({
    kind,
    value,
    bar,
    lower: value - bar,
    upper: value + bar,
    noise,
    excuses: [],
  });

  const isOpen = (side: History['up']): boolean => Number.isFinite(at(side, steps.length - 1, row));
  if (!isOpen(up) && !isOpen(down)) return slope('nothing', { value: NaN, bar: Infinity });
  const onRight = isOpen(up) ? drift(history, sight, 'up') : null;
  const onLeft = isOpen(down) ? drift(history, sight, 'down') : null;
  if (!isOpen(up)) return slope(onLeft ?? 'edge', left);
  if (!isOpen(down)) return slope(onRight ?? 'edge', right);
  if (onRight === 'jump' || onLeft === 'jump') {
    if (onRight !== null && onLeft !== null) {
      return slope('jump', settle(laddersOf(central(history, sight), true, speaks)));
    }
    return slope('jump', onRight === null ? right : left);
  }
  if (onRight === 'vertical' || onLeft === 'vertical') return slope('vertical', both);

  const smooth = slope(both.bar < Infinity ? 'smooth' : 'nothing', both);
  const gap = right.value - left.value;
  if (!(Math.abs(gap) > right.bar + left.bar)) return smooth;
  const [low, high] = gap > 0 ? [left, right] : [right, left];
  const hull = { lower: low.value - low.bar, upper: high.value + high.bar };
  if (isKink(rights, lefts, gap)) {
    const value = (low.value + high.value) / 2;
    return { ...smooth, kind: 'kink', value, bar: Math.max(low.bar, high.bar), ...hull };
  }
  // A kink perhaps, that rounding hides at the scales that would prove it.
  return smooth.kind === 'smooth' ? { ...smooth, excuses: [{ ...hull, bar: null }] } : smooth;
}

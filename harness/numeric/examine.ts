import type { Asking, Direction } from '../question.ts';
import { stretch, valuesAlong, type Field } from './field.ts';
import { consistent, extrapolate, type Estimate } from './ladder.ts';
import { largestQuantum, noiseAround, quantumOf } from './noise.ts';
import { aimOf, roundings } from './slopes.ts';

/**
 * What a close look at one slope found.
 *
 * `smooth`: one slope. `kink`: two, one on each side. `edge`: the domain ends here, and the slope is
 * that of the side that is left. `jump`: f is not continuous here; `vertical`: its slope has no
 * bound; `nothing`: no two evaluations agree on anything. Only the first three can be compared with.
 */
export interface Slope {
  readonly kind: 'smooth' | 'kink' | 'edge' | 'jump' | 'vertical' | 'nothing';
  /** The slope, or the mean of the one-sided ones. */
  readonly value: number;
  readonly bar: number;
  /** The one-sided slopes in order, widened by their bars; both are the value ± bar unless at a kink. */
  readonly lower: number;
  readonly upper: number;
  /** The error of one evaluation beyond its roundings, where it had to be measured. */
  readonly noise: number;
  /**
   * Where f is rougher than roundings explain: the slope, as seen from so far that the roughness
   * does not show. It excuses a claim and confirms none.
   */
  readonly afar: Pick<Slope, 'lower' | 'upper' | 'noise'> | null;
}

const window = 5;
const chunk = 6;

/** Halvings over which a jump or a cusp is told from a slope. */
const tail = 12;

/** Steps along one direction, halved from the first to the last, and what f was there. */
interface History {
  readonly steps: number[];
  readonly up: (Float64Array | null)[];
  readonly down: (Float64Array | null)[];
}

/**
 * The scales at which to look: from the largest entry of all inputs, through 1 and the moving
 * entry's own size, down to a millionth of that; never so fine that the entry itself could not be
 * told from its neighbours.
 */
function* halvings(largest: number, own: number, bits: number): Generator<number> {
  const top = Math.ceil(Math.log2(Math.max(1, largest))) - 2;
  const size = own > 0 ? Math.max(Math.ceil(Math.log2(own)), -600) : 0;
  const deepest = Math.min(-Math.round(1.2 * bits), size - Math.round(0.8 * bits));
  const floor = Math.max(deepest, Math.ceil(Math.log2(own)) - bits + 6);
  for (let e = top; e >= floor; e--) yield 2 ** e;
}

const point: Estimate = { value: 0, bar: 0 };
const quotients = new Float64Array(256);
const rounding = new Float64Array(256);

/** The estimate of each ladder of one sequence of quotients, coarse to fine. */
interface Ladders {
  readonly values: readonly number[];
  readonly bars: readonly number[];
}

/** Whether the ladder that begins at a step may speak for the point. */
type Speaks = (from: number, found: Estimate) => boolean;

function laddersOf(count: number, even: boolean, speaks: Speaks): Ladders {
  const values: number[] = [];
  const bars: number[] = [];
  for (let k = 0; k + window <= count; k++) {
    extrapolate(quotients, rounding, k, window, even, point);
    values.push(point.value);
    bars.push(Number.isFinite(point.value) && speaks(k, point) ? point.bar : Infinity);
  }
  return { values, bars };
}

function settle({ values, bars }: Ladders): Estimate {
  consistent(values, bars, values.length, point);
  return { value: point.value, bar: point.bar };
}

/** Ladders that must show the same kink: over so many halvings it is there at every scale. */
const persistence = 4;

/**
 * Whether one-sided slopes differ at every scale down to where rounding hides them, and not at one
 * scale by accident: at a kink they keep their distance, where f is smooth they meet.
 */
function isKink(right: Ladders, left: Ladders, gap: number): boolean {
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

/**
 * Looks at one row of a history.
 *
 * @param here the size of what the output is made of
 * @param rho the size of the moving entry, whose rounding moves f by its slope
 * @param noise the error of one evaluation beyond its roundings
 */
function look(
  history: History,
  f0: number,
  here: number,
  row: number,
  u: number,
  rho: number,
  noise: number,
): Slope {
  const slide = u * rho;
  const { steps, up, down } = history;
  const near = Math.max(1, rho) / 2;
  const far = steps.findIndex((step) => step <= near);
  const count = Math.min(steps.length, 256);
  const at = (side: (Float64Array | null)[], k: number): number => side[k]?.[row] ?? NaN;
  const isLinear = (k: number): boolean => {
    const plus = at(up, k);
    const minus = at(down, k);
    const most = Math.max(Math.abs(plus), Math.abs(minus), here);
    const rounded = 2 * (u * most + noise);
    const moved = plus - minus;
    const half = at(up, k + 1) - at(down, k + 1);
    return (
      Math.abs(plus - 2 * f0 + minus) <= rounded &&
      Math.abs(moved - 2 * half) <= 2 * rounded &&
      Math.abs(moved) > 8 * rounded
    );
  };
  // Far from the point f may have levelled off, or turned round many times. A ladder beyond the moving
  // entry's own size speaks for the point only where f is linear as far as that; one beyond 1, only
  // where it sees a slope.
  const speaks: Speaks = (from, { value, bar }) => {
    if (steps[from] > 0.5 && !(bar < Math.abs(value) / 8)) return false;
    for (let k = from; k < Math.min(from + window, far); k++) if (!isLinear(k)) return false;
    return true;
  };
  const oneSided = (side: (Float64Array | null)[], signed: number): Ladders => {
    for (let k = 0; k < count; k++) {
      const f = at(side, k);
      quotients[k] = (f - f0) / (signed * steps[k]);
      const most = Math.max(Math.abs(f), here);
      rounding[k] = (2 * (u * most + slide * Math.abs(quotients[k]) + noise)) / steps[k];
    }
    return laddersOf(count, false, speaks);
  };
  const rights = oneSided(up, 1);
  const lefts = oneSided(down, -1);
  const right = settle(rights);
  const left = settle(lefts);
  for (let k = 0; k < count; k++) {
    const plus = at(up, k);
    const minus = at(down, k);
    quotients[k] = (plus - minus) / (2 * steps[k]);
    const most = Math.max(Math.abs(plus), Math.abs(minus), here);
    rounding[k] = (u * most + slide * Math.abs(quotients[k]) + noise) / steps[k];
  }
  const both = settle(laddersOf(count, true, speaks));

  const finest = count - 1;
  const isOpen = (side: (Float64Array | null)[]): boolean => Number.isFinite(at(side, finest));
  const slope = (kind: Slope['kind'], { value, bar }: Estimate): Slope => ({
    kind,
    value,
    bar,
    lower: value - bar,
    upper: value + bar,
    noise,
    afar: null,
  });
  if (!isOpen(up) && !isOpen(down)) return slope('nothing', { value: NaN, bar: Infinity });
  // Halving the step halves the change of a smooth f, leaves a jump as it is, and lies between at a cusp.
  const drift = (side: (Float64Array | null)[]): 'jump' | 'vertical' | null => {
    const visible = 64 * (u * here + noise);
    if (finest < tail || !(Math.abs(at(side, finest) - f0) > visible)) return null;
    let least = 1;
    for (let k = finest - tail; k < finest; k++) {
      least = Math.min(least, Math.abs(at(side, k + 1) - f0) / Math.abs(at(side, k) - f0));
    }
    if (least > 0.9) return 'jump';
    return least > 0.54 ? 'vertical' : null;
  };
  const rightDrift = isOpen(up) ? drift(up) : null;
  const leftDrift = isOpen(down) ? drift(down) : null;
  if (!isOpen(up) || !isOpen(down)) {
    const drifts = isOpen(up) ? rightDrift : leftDrift;
    return slope(drifts ?? 'edge', isOpen(up) ? right : left);
  }
  if (rightDrift === 'jump' || leftDrift === 'jump') {
    if (rightDrift !== null && leftDrift !== null) return slope('jump', both);
    return slope('jump', rightDrift === null ? right : left);
  }
  if (rightDrift === 'vertical' || leftDrift === 'vertical') return slope('vertical', both);
  const gap = right.value - left.value;
  const low = gap > 0 ? left : right;
  const high = gap > 0 ? right : left;
  if (Math.abs(gap) > right.bar + left.bar) {
    const hull = { lower: low.value - low.bar, upper: high.value + high.bar, noise };
    const value = (low.value + high.value) / 2;
    const bar = Math.max(low.bar, high.bar);
    if (isKink(rights, lefts, gap)) return { kind: 'kink', value, bar, ...hull, afar: null };
    // A kink perhaps, that rounding hides at the scales that would prove it.
    if (both.bar < Infinity) return { ...slope('smooth', both), afar: hull };
  }
  return slope(both.bar < Infinity ? 'smooth' : 'nothing', both);
}

/** Whether f moves by no more than its own roundings at one step of a history. */
function isStill(
  { steps, up, down }: History,
  k: number,
  f0: number,
  row: number,
  u: number,
): boolean {
  const plus = up[k]?.[row] ?? NaN;
  const minus = down[k]?.[row] ?? NaN;
  const most = Math.max(Math.abs(plus), Math.abs(minus), Math.abs(f0));
  const moved = Math.max(Math.abs(plus - f0), Math.abs(minus - f0));
  return steps[k] < 2 ** -18 && moved <= 256 * u * most;
}

/** Whether going finer can teach nothing about this row any more. */
function isSettled(
  history: History,
  slope: Slope,
  f0: number,
  row: number,
  u: number,
  aim: number,
): boolean {
  const k = history.steps.length - 1;
  // Still for a whole window of steps: at the first of them a kink may just have been passed.
  if (isStill(history, k, f0, row, u) && isStill(history, k - chunk, f0, row, u)) return true;
  const step = history.steps[k];
  const plus = history.up[k]?.[row] ?? NaN;
  const minus = history.down[k]?.[row] ?? NaN;
  const most = Math.max(Math.abs(plus), Math.abs(minus), Math.abs(f0));
  const rounded = (2 * u * most) / step;
  const right = (plus - f0) / step;
  const left = (f0 - minus) / step;
  return (
    slope.kind === 'smooth' &&
    slope.bar <= aim * Math.abs(slope.value) &&
    step < 2 ** -18 &&
    Math.abs(right - left) <= 4 * rounded + aim * Math.abs(slope.value)
  );
}

/** Places, in units of the least step that moves f, at which a staircase is looked for. */
const elsewhere = [5, -7, 13, -23];

/**
 * By how much each row is quantised along a direction; 0 where it is not.
 *
 * What stands still over fine steps and moves over wider ones is a staircase, made by rounding
 * somewhere inside, if it stands still at other places too; beside a kink it does so on one side only.
 */
function* quantaOf(
  field: Field,
  direction: Direction,
  { steps, up, down }: History,
  rows: readonly number[],
): Asking<number[]> {
  const quanta: number[] = [];
  for (const row of rows) {
    const f0 = field.value[row];
    const samples = [...up, ...down].map((values) => values?.[row] ?? NaN);
    const most = largestQuantum(field, row);
    const whole = quantumOf(samples, f0, most);
    const still = steps.findIndex((_, k) => up[k]?.[row] === f0 && down[k]?.[row] === f0);
    const least = Math.min(...samples.map((f) => Math.abs(f - f0)).filter((moved) => moved > 0));
    if (whole > 0 || still < 1 || !(least <= most)) {
      quanta.push(whole);
      continue;
    }
    const places = elsewhere.map((k) => k * steps[still - 1]);
    const pairs = yield* valuesAlong(
      field,
      direction,
      places.flatMap((t) => [t, t + steps[still] / 8]),
    );
    const flat = places.filter((_, k) => pairs[2 * k]?.[row] === pairs[2 * k + 1]?.[row]);
    quanta.push(flat.length >= places.length - 1 ? least : 0);
  }
  return quanta;
}

/**
 * Looks closely at how some outputs change along one direction: one long ladder over all scales
 * from the largest input down to far below the moving entry's own, so that a kink nearby, a domain
 * that ends, a huge neighbour and a sharp bend are each seen at the scale where they show.
 *
 * @param direction usually one entry moving at speed 1; steps are absolute
 * @param rows the outputs that are looked at
 * @param claimed what each row's slope is claimed to be; the noise of the forward is measured only
 *   where a claim would otherwise be called wrong, or where the ladder contradicts itself
 */
export function* examine(
  field: Field,
  direction: Direction,
  rows: readonly number[],
  claimed: readonly number[],
): Asking<Slope[]> {
  const { value: f0, sizes, precision, point: at } = field;
  const u = roundings * precision.roundoff;
  const aim = aimOf(precision.roundoff, precision.resolution);
  const rho = stretch(field, direction);
  let largest = 0;
  for (const input of field.layout.wrt) {
    for (const x of at[input])
      if (Math.abs(x) > largest && Math.abs(x) < 2 ** 60) largest = Math.abs(x);
  }
  const lost = roundings * precision.tiny;
  let wasCalm = false;
  const history: History = { steps: [], up: [], down: [] };
  let slopes: Slope[] = [];
  const scales = halvings(largest, rho, precision.bits);
  for (let done = false; !done;) {
    const steps: number[] = [];
    for (let k = 0; k < chunk; k++) {
      const next = scales.next();
      if (next.done === true) break;
      steps.push(next.value);
    }
    done = steps.length < chunk;
    const came = yield* valuesAlong(
      field,
      direction,
      steps.flatMap((h) => [h, -h]),
    );
    steps.forEach((h, k) => {
      history.steps.push(h);
      history.up.push(came[2 * k]);
      history.down.push(came[2 * k + 1]);
    });
    if (history.steps.length < 4 * chunk && !done) continue;
    slopes = rows.map((row) => look(history, f0[row], sizes[row], row, u, rho, lost));
    const calm = rows.every(
      (row, k) =>
        isSettled(history, slopes[k], f0[row], row, u, aim) &&
        claimed[k] >= slopes[k].lower &&
        claimed[k] <= slopes[k].upper,
    );
    done ||= calm && wasCalm;
    wasCalm = calm;
  }
  const suspects = rows.filter(
    (_, k) =>
      !(claimed[k] >= slopes[k].lower && claimed[k] <= slopes[k].upper) ||
      slopes[k].kind === 'kink' ||
      !(slopes[k].bar <= precision.resolution * Math.abs(slopes[k].value)),
  );
  if (suspects.length === 0) return slopes;
  const noise = yield* noiseAround(field);
  const quanta = yield* quantaOf(field, direction, history, suspects);
  const quantum = (row: number): number => quanta[suspects.indexOf(row)];
  // Nothing but roughness, near and far: the output of a hash has no slope.
  const isHash = (row: number, rough: number): boolean => {
    const seen = [...history.up, ...history.down].map((values) => values?.[row] ?? NaN);
    const finite = [f0[row], ...seen.filter(Number.isFinite)];
    const largest = Math.max(...finite.map(Math.abs));
    const spread = Math.max(...finite) - Math.min(...finite);
    return rough > spread / 16 && rough > 2 ** -10 * largest;
  };
  return rows.map((row, k) => {
    if (!suspects.includes(row)) return slopes[k];
    const { rounding: rough, beyond } = noise[row];
    const seen = (by: number): Slope =>
      look(history, f0[row], sizes[row], row, u, rho, lost + 4 * by);
    const known = Math.max(rough, quantum(row));
    const slope = seen(known);
    if (isHash(row, Math.max(known, beyond))) return { ...slope, kind: 'nothing' };
    return beyond === 0 ? slope : { ...slope, afar: seen(beyond) };
  });
}

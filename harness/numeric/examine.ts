import type { Asking, Direction } from '../question.ts';
import { sizeWithout, stretch, valuesAlong, type Field } from './field.ts';
import { halvings, type History } from './history.ts';
import { look } from './look.ts';
import { motionlessIn } from './motionless.ts';
import { largestQuantum, noiseAround } from './noise.ts';
import type { Sight } from './quotients.ts';
import { ripple } from './ripple.ts';
import type { Slope } from './slope.ts';
import { aimOf, firstStep, roundings } from './terms.ts';
import { quantaOf } from './staircase.ts';
import { stillness } from './stillness.ts';

/** Steps that are asked for together. */
const chunk = 6;

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

/**
 * The rows whose domain seems to end on one side, and goes on for less than the finest step: the steps on the other side
 * are too wide, too, for what is that near.
 */
function* nearEdges(
  field: Field,
  direction: Direction,
  { steps, up, down }: History,
  rows: readonly number[],
  rho: number,
): Asking<ReadonlySet<number>> {
  const isClosed = (values: Float64Array | null, row: number): boolean =>
    !Number.isFinite(values?.[row] ?? NaN);
  const last = steps.length - 1;
  const edges = rows.filter((row) => isClosed(up[last], row) !== isClosed(down[last], row));
  const nearest = 2 ** (Math.ceil(Math.log2(rho)) - field.precision.bits + 1);
  if (edges.length === 0 || !(nearest > 0 && nearest < steps[last])) return new Set();
  const [ahead, behind] = yield* valuesAlong(field, direction, [nearest, -nearest]);
  return new Set(edges.filter((row) => !isClosed(ahead, row) && !isClosed(behind, row)));
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
  const { value: f0, precision, point: at } = field;
  const u = roundings * precision.roundoff;
  const { resolution: required } = precision;
  const aim = aimOf(precision.roundoff, required);
  const rho = stretch(field, direction);
  // Of neighbours that are huge beyond all measure none helps; of itself an entry needs steps of its size.
  let largest = rho < Infinity ? rho : 0;
  for (const input of field.layout.wrt) {
    for (const x of at[input])
      if (Math.abs(x) > largest && Math.abs(x) < 2 ** 60) largest = Math.abs(x);
  }
  const lost = roundings * precision.tiny;
  const isAlone = direction.length === 1 && direction[0].indices.length === 1;
  const sizes = field.sizes.slice();
  rows.forEach((row, k) => {
    sizes[row] = sizeWithout(field, row, isAlone ? claimed[k] * rho : 0);
  });
  const sightOf = (row: number, by: number): Sight => {
    return { row, f0: f0[row], size: sizes[row], u, rho, noise: by };
  };
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
    slopes = rows.map((row) => look(history, sightOf(row, lost)));
    const calm = rows.every(
      (row, k) =>
        isSettled(history, slopes[k], f0[row], row, u, aim) &&
        claimed[k] >= slopes[k].lower &&
        claimed[k] <= slopes[k].upper,
    );
    done ||= calm && wasCalm;
    wasCalm = calm;
  }
  const near = yield* nearEdges(field, direction, history, rows, rho);
  if (near.size > 0) {
    slopes = slopes.map((slope, k) => (near.has(rows[k]) ? { ...slope, kind: 'nothing' } : slope));
  }
  const suspects = rows.filter(
    (row, k) =>
      !near.has(row) &&
      (!(claimed[k] >= slopes[k].lower && claimed[k] <= slopes[k].upper) ||
        slopes[k].kind === 'kink' ||
        !(slopes[k].bar <= precision.resolution * Math.abs(slopes[k].value))),
  );
  if (suspects.length === 0) return slopes;
  const noise = yield* noiseAround(field);
  const quanta = yield* quantaOf(field, direction, history, suspects);
  const quantum = (row: number): number => quanta[suspects.indexOf(row)];
  const unseen = rows.filter((row, k) => !near.has(row) && slopes[k].kind === 'nothing');
  const motionless = yield* motionlessIn(field, direction, history, unseen);
  // Nothing but roughness, near and far: the output of a hash has no slope; nor has, for all that can be seen, a
  // sine so far out that the finest step is part of a period.
  const isHash = (row: number, rough: number): boolean => {
    const seen = [...history.up, ...history.down].map((values) => values?.[row] ?? NaN);
    const finite = [f0[row], ...seen.filter(Number.isFinite)];
    const largest = Math.max(...finite.map(Math.abs));
    const spread = Math.max(...finite) - Math.min(...finite);
    const finest = [history.up, history.down].map((side) =>
      Math.abs((side.at(-1)?.[row] ?? NaN) - f0[row]),
    );
    const least = Math.max(rough, Math.min(...finest));
    return spread > 0 && least > spread / 16 && least > 2 ** -10 * largest;
  };
  return rows.map((row, k) => {
    if (!suspects.includes(row)) return slopes[k];
    const { rounding: rough, beyond } = noise[row];
    const known = Math.max(rough, quantum(row));
    const sight = sightOf(row, lost + 4 * known);
    const slope = look(history, sight);
    if (slope.kind !== 'jump' && isHash(row, Math.max(known, beyond))) {
      return { ...slope, kind: 'nothing' };
    }
    const excuses = [...slope.excuses];
    if (motionless.has(row)) {
      // Below its roundings f may still turn to and fro, about as fast as functions do: within 1.
      const most = largestQuantum({ ...field, sizes }, row) / firstStep;
      return { ...slope, kind: 'smooth', value: 0, bar: most, lower: -most, upper: most };
    }
    const still = stillness(field, history, row);
    if (still !== null && slope.lower <= 0 && slope.upper >= 0) excuses.push(still);
    if (slope.kind === 'smooth') {
      excuses.push(...ripple(history, sight, slope, known, required, claimed[k]));
    }
    if (beyond === 0) return { ...slope, excuses };
    const afar = look(history, sightOf(row, lost + 4 * beyond));
    const { lower, upper } = afar;
    const agrees = slope.bar < Infinity && slope.value >= lower && slope.value <= upper;
    const isSlope = slope.kind === 'smooth' || slope.kind === 'nothing';
    if (agrees || !isSlope || afar.kind !== 'smooth') {
      return { ...slope, excuses: [...excuses, { lower, upper, bar: null }] };
    }
    // Fine steps saw the treads of a staircase: what they say is one of the things that may be claimed.
    return {
      ...afar,
      excuses: [...excuses, { lower: slope.lower, upper: slope.upper, bar: null }],
    };
  });
}

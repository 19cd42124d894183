import { ones, tensor, type AnyGate } from '../../../gates/kit/index.ts';
import { examine } from '../../../harness/numeric/examine.ts';
import { axis, unitOf, type Field } from '../../../harness/numeric/field.ts';
import { slopesAlong } from '../../../harness/numeric/slopes.ts';
import { randomOf } from '../../../harness/cases/random.ts';
import type { Asking } from '../../../harness/question.ts';
import { vector, type Vector } from '../subjects.ts';
import { measure } from './measure.ts';

/** What was measured of one slope: between these, and at a kink both one-sided slopes are. */
interface Measured {
  readonly lower: number;
  readonly upper: number;
  readonly comparable: boolean;
}

/** A slope that lies outside of what was measured of it. */
export interface Miss {
  readonly gate: string;
  readonly x: number;
  readonly slope: number;
  readonly measured: number;
  readonly bar: number;
}

/** How many slopes were measured, how many could not be, and those that were missed. */
export interface Tally {
  measured: number;
  unmeasurable: number;
  readonly relative: number[];
  readonly misses: Miss[];
}

export const newTally = (): Tally => ({ measured: 0, unmeasurable: 0, relative: [], misses: [] });

/**
 * Measures the slope of each entry of an element-wise function as a comparison does, but without a claim:
 * all entries at once, those in doubt alone, and what is then still in doubt closely.
 */
function* slopesOf(field: Field, seed: number): Asking<Measured[]> {
  const x = field.point[0];
  const random = randomOf(seed);
  const weights = x.map(
    (v) => ((random.nextInt(0, 63) + 64) / 128) * (random.nextInt(0, 1) === 0 ? -1 : 1) * unitOf(v),
  );
  const together = yield* slopesAlong(
    field,
    [{ input: 0, indices: x.map((_, i) => i), weights }],
    null,
  );
  const found: Measured[] = [];
  for (let i = 0; i < x.length; i++) {
    const by = weights[i];
    const quick =
      together.doubts[i] === 0 ? together : yield* slopesAlong(field, axis(0, i, by), null, [i]);
    if (quick.doubts[i] === 0) {
      const [value, bar] = [quick.values[i] / by, quick.bars[i] / Math.abs(by)];
      found.push({ lower: value - bar, upper: value + bar, comparable: true });
      continue;
    }
    const [{ kind, lower, upper, excuses }] = yield* examine(field, axis(0, i), [i], [NaN]);
    found.push({
      // Where f is rough, what is seen from afar excuses a claim.
      lower: Math.min(lower, ...excuses.map((excuse) => excuse.lower)),
      upper: Math.max(upper, ...excuses.map((excuse) => excuse.upper)),
      comparable: kind === 'smooth' || kind === 'kink' || kind === 'edge',
    });
  }
  return found;
}

/** The slopes that a gate claims, read off its vjp. */
export const slopesAt = (gate: AnyGate, x: Vector): Vector =>
  gate.vjp({ x: tensor(x) }, ones([x.length])).x.data;

/** On each side of a kink at 0, and elsewhere twice the slope there. */
const sidesAt = (gate: AnyGate, x: number, slope: number): readonly number[] =>
  x === 0 && (gate.kinks ?? []).length > 0 ? [...slopesAt(gate, vector(-1e-300, 1e-300))] : [slope];

/**
 * Measures all slopes at some points of an element-wise gate, and counts those that the bars miss.
 *
 * @param slopes the truth; what the gate claims is good to a few roundings, far below any bar
 */
export function count(
  tally: Tally,
  gate: AnyGate,
  x: Vector,
  seed: number,
  slopes: Vector = slopesAt(gate, x),
): void {
  const f = (at: Vector): Vector => gate.forward({ x: tensor(at) }).data;
  const values = f(x);
  const measured = measure(f, x, (field) => slopesOf(field, seed));
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(values[i])) continue;
    const { lower, upper, comparable } = measured[i];
    if (!comparable || !(upper - lower < Infinity)) {
      tally.unmeasurable++;
      continue;
    }
    tally.measured++;
    const [middle, bar] = [(lower + upper) / 2, (upper - lower) / 2];
    if (slopes[i] !== 0) tally.relative.push(bar / Math.abs(slopes[i]));
    if (sidesAt(gate, x[i], slopes[i]).every((side) => side >= lower && side <= upper)) continue;
    tally.misses.push({ gate: gate.name, x: x[i], slope: slopes[i], measured: middle, bar });
  }
}

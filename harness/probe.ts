import { sign } from './cases/random.ts';
import { examine } from './numeric/examine.ts';
import { inner, unitOf, type Field } from './numeric/field.ts';
import { noiseAround } from './numeric/noise.ts';
import { slopesAlong } from './numeric/slopes.ts';
import type { Asking, Direction, Part } from './question.ts';
import type { Finding } from './verdict.ts';
import type { Work } from './work.ts';

/** Fresh random signs, so many times: several faults that cancel in one sum do so with a chance of ½ each time. */
export const probes = 6;

/** How often a sum in doubt is looked at from sixteen times nearer. */
const nearer = 3;

/** How many of its own roundings a sum of many independent ones may be off. */
const spread = 8;

/** What a sum of entries was claimed and measured to be. */
interface Sum {
  readonly claimed: number;
  readonly measured: number;
  readonly bar: number;
}

const isInside = ({ claimed, measured, bar }: Sum): boolean => Math.abs(claimed - measured) <= bar;

/** All entries of all inputs, each by a random sign and at its own scale. */
function everyEntry({ layout, point, random }: Work): Direction {
  return layout.wrt
    .filter((input) => point[input].length > 0)
    .map((input): Part => {
      const size = point[input].length;
      const indices = new Int32Array(size);
      const weights = new Float64Array(size);
      for (let j = 0; j < size; j++) {
        indices[j] = j;
        weights[j] = sign(random) * unitOf(point[input][j]);
      }
      return { input, indices, weights };
    });
}

/** The first or the second half of the entries that a direction moves. */
function halfOf(direction: Direction, second: boolean): Direction {
  if (direction.length > 1) {
    const middle = direction.length >> 1;
    return second ? direction.slice(middle) : direction.slice(0, middle);
  }
  const [{ input, indices, weights }] = direction;
  const middle = indices.length >> 1;
  const all = indices as Int32Array;
  return second
    ? [{ input, indices: all.subarray(middle), weights: weights.subarray(middle) }]
    : [{ input, indices: all.subarray(0, middle), weights: weights.subarray(0, middle) }];
}

const sizeOf = (direction: Direction): number =>
  direction.reduce((size, { indices }) => size + indices.length, 0);

/**
 * Compares sums of entries where there are too many to compare each: for random cotangents u and directions v
 * of ±1, the slope of ⟨u, f⟩ along v with ⟨Jᵀu, v⟩.
 *
 * One wrong entry of size e moves the claimed side by exactly |e|, however large the Jacobian, so it is seen
 * whenever e exceeds the bar; several faults cancel with a chance of 2⁻ᵏ in k probes. What fails is
 * halved until one entry of one input is left.
 */
export function* probe(work: Work): Asking<Finding | null> {
  work.stats?.forEach((stats, k) =>
    stats.open(work.drawn.shapes[work.layout.wrt[k]], work.drawn.regime),
  );
  for (let k = 0; k < probes; k++) {
    const u = Float64Array.from({ length: work.output.size }, () => sign(work.random));
    const [reply] = yield* work.vjp([u]);
    if (reply.refused !== undefined) return work.refusal('pullback', reply);
    const finding = yield* probeOnce(work, u, reply.numbers);
    if (finding !== null) return finding;
  }
  return null;
}

/** ⟨u, f⟩ around the point: its roundings are those of many independent terms. */
function projected(work: Work, u: Float64Array, gradient: readonly Float64Array[]): Field {
  const { field, layout, point } = work;
  let squares = 0;
  gradient.forEach((g, k) => {
    const x = point[layout.wrt[k]];
    for (let j = 0; j < g.length; j++) squares += (g[j] * x[j]) ** 2;
  });
  for (const f of field.value) squares += f * f;
  const value = Float64Array.of(inner(u, field.value));
  const size = Math.max(Math.abs(value[0]), spread * Math.sqrt(squares));
  return { ...field, value, cotangent: u, sizes: Float64Array.of(size) };
}

function* probeOnce(
  work: Work,
  u: Float64Array,
  gradient: readonly Float64Array[],
): Asking<Finding | null> {
  const field = projected(work, u, gradient);
  const whole = everyEntry(work);
  let direction = whole;
  let quick = yield* glance(work, field, direction, gradient);
  // Many entries that move together meet many kinks; rounding then costs digits that a sum can spare.
  for (let k = 1, share = 1; k <= nearer && quick.doubt; k++) {
    const by = 16 ** k;
    const near = whole.map((part) => ({ ...part, weights: part.weights.map((w) => w / by) }));
    const again = yield* glance(work, field, near, gradient);
    if (again.doubt && !(again.bar * by < quick.bar * share)) continue;
    [direction, quick, share] = [near, again, by];
  }
  note(work, quick, direction, gradient);
  if (!quick.doubt && isInside(quick)) return null;
  // A sum may only be harder to measure than a glance can.
  if (quick.doubt && isInside(yield* closely(work, field, direction, gradient))) return null;
  const found = yield* locate(work, field, direction, gradient);
  if (found !== null) return found;
  // No single entry is wrong: all of them together are.
  const sum = yield* closely(work, field, direction, gradient);
  for (const stats of work.stats ?? []) stats.failed = true;
  return work.finding('pullback', 'wrong number', sum);
}

/** Claimed and measured slope along a direction, by few evaluations. */
function* glance(
  work: Work,
  field: Field,
  direction: Direction,
  gradient: readonly Float64Array[],
): Asking<Sum & { doubt: boolean }> {
  let claimed = 0;
  for (const { input, indices, weights } of direction) {
    const g = gradient[work.layout.wrt.indexOf(input)];
    for (let j = 0; j < indices.length; j++) claimed += g[indices[j]] * weights[j];
  }
  const { values, bars, doubts } = yield* slopesAlong(field, direction, Float64Array.of(claimed));
  return { claimed, measured: values[0], bar: bars[0], doubt: doubts[0] === 1 };
}

/** The same, looked at closely before it is called wrong. */
function* closely(
  work: Work,
  field: Field,
  direction: Direction,
  gradient: readonly Float64Array[],
): Asking<Sum> {
  const quick = yield* glance(work, field, direction, gradient);
  if (!quick.doubt && isInside(quick)) return quick;
  const { claimed } = quick;
  const [{ rounding }] = yield* noiseAround(field);
  const [slope] = yield* examine(field, direction, [0], [claimed]);
  if (slope.kind !== 'smooth') return { claimed, measured: claimed, bar: Infinity };
  // Entries that move together reach places that none of them reaches alone: their noise adds up.
  const step = field.precision.roundoff ** (1 / 3);
  return { claimed, measured: slope.value, bar: slope.bar + (rounding / step) * 2 ** -8 };
}

/**
 * Halves a direction whose sum is wrong until one entry is left, which is then looked at closely.
 *
 * On the way a glance is enough: what is not in the first half is in the second.
 */
function* locate(
  work: Work,
  field: Field,
  direction: Direction,
  gradient: readonly Float64Array[],
): Asking<Finding | null> {
  let left = direction;
  while (sizeOf(left) > 1) {
    const first = halfOf(left, false);
    const { claimed, measured, bar } = yield* glance(work, field, first, gradient);
    left = isInside({ claimed, measured, bar }) ? halfOf(left, true) : first;
  }
  const sum = yield* closely(work, field, left, gradient);
  if (isInside(sum)) return null;
  const [{ input, indices, weights }] = left;
  const stats = work.stats?.[work.layout.wrt.indexOf(input)];
  if (stats !== undefined) stats.failed = true;
  return work.finding('pullback', 'wrong number', {
    input,
    column: indices[0],
    claimed: sum.claimed / weights[0],
    measured: sum.measured / weights[0],
    bar: sum.bar / Math.abs(weights[0]),
  });
}

/** Entries that are looked at to tell the usual size of one. */
const sampled = 1024;

/** Counts a probe, and what it would have noticed in an entry of the usual size. */
function note(work: Work, sum: Sum, direction: Direction, gradient: readonly Float64Array[]): void {
  for (const { input, weights } of direction) {
    const k = work.layout.wrt.indexOf(input);
    const every = Math.ceil(weights.length / sampled);
    const sizes: number[] = [];
    for (let j = 0; j < weights.length; j += every) {
      const size = Math.abs(gradient[k][j] * weights[j]);
      if (size > 0) sizes.push(size);
    }
    sizes.sort((a, b) => a - b);
    work.stats?.[k].probe(sum.bar, sizes[sizes.length >> 1] ?? 0);
  }
}

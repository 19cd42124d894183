import { sign } from './cases/random.ts';
import { cut, everyEntry, halfOf, sizeOf } from './directions.ts';
import { examine } from './numeric/examine.ts';
import { inner, type Field } from './numeric/field.ts';
import { noiseAround } from './numeric/noise.ts';
import { slopesAlong } from './numeric/slopes.ts';
import type { Asking, Direction, Part } from './question.ts';
import type { Finding } from './verdict.ts';
import type { Work } from './work.ts';

/** Fresh random signs, so many times: several faults that cancel in one sum do so with a chance of ½ each time. */
export const probes = 6;

/** How often a sum is looked at from sixteen times nearer, and by how much. */
const looks = 4;
const nearer = 16;

/** What a sum shall tell of an entry of the usual size, in parts of what is required. */
const sharp = 1 / 16;

/** How many pieces a sum that many kinks spoil is cut into; and how much sharper one of them must be for that. */
const pieces = 16;
const worthwhile = 2;

/** How many of its own roundings a sum of many independent ones may be off. */
const spread = 8;

/** What a sum of entries was claimed and measured to be. */
interface Sum {
  readonly claimed: number;
  readonly measured: number;
  readonly bar: number;
}

const isInside = ({ claimed, measured, bar }: Sum): boolean => Math.abs(claimed - measured) <= bar;

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
  const way: Way = { by: 1, inPieces: false };
  for (let k = 0; k < probes; k++) {
    const u = Float64Array.from({ length: work.output.size }, () => sign(work.random));
    const [reply] = yield* work.vjp([u]);
    if (reply.refused !== undefined) return work.refusal('pullback', reply);
    const finding = yield* probeOnce(work, u, reply.numbers, way);
    if (finding !== null) return finding;
  }
  return null;
}

/** ⟨u, f⟩ around the point: its roundings are those of many independent terms, or of the one output that there is. */
function projected(work: Work, u: Float64Array, gradient: readonly Float64Array[]): Field {
  const { field, layout, point } = work;
  let [squares, terms] = [0, 0];
  gradient.forEach((g, k) => {
    const x = point[layout.wrt[k]];
    for (let j = 0; j < g.length; j++) {
      squares += (g[j] * x[j]) ** 2;
      terms += Math.abs(g[j] * x[j]);
    }
  });
  for (const f of field.value) squares += f * f;
  const value = Float64Array.of(inner(u, field.value));
  const all = spread * Math.sqrt(squares);
  const size = Math.max(Math.abs(value[0]), field.value.length === 1 ? Math.min(terms, all) : all);
  return { ...field, value, cotangent: u, sizes: Float64Array.of(size) };
}

/** How the sums before were looked at: from how near, and whether in pieces. */
interface Way {
  by: number;
  inPieces: boolean;
}

function* probeOnce(
  work: Work,
  u: Float64Array,
  gradient: readonly Float64Array[],
  way: Way,
): Asking<Finding | null> {
  const field = projected(work, u, gradient);
  const whole = everyEntry(work);
  const cuts = cut(whole, pieces);
  if (!way.inPieces) {
    const sum = yield* approach(work, field, whole, gradient, way);
    // Where nothing bends a piece is measured no better than the whole.
    if (sum.isSharp || sum.by === 1) return yield* judged(work, field, sum, gradient);
    const piece = yield* approach(work, field, cuts[0], gradient, way);
    if (!(worthwhile * piece.dullness < sum.dullness)) {
      return yield* judged(work, field, sum, gradient);
    }
    way.inPieces = true;
  }
  for (const each of cuts) {
    const sum = yield* approach(work, field, each, gradient, way);
    const finding = yield* judged(work, field, sum, gradient);
    if (finding !== null) return finding;
  }
  return null;
}

/** A sum as it was measured best. */
interface Seen extends Sum {
  readonly doubt: boolean;
  /** Along what, and how much slower that is than where it was first looked. */
  readonly direction: Direction;
  readonly by: number;
  /** Its bar in parts of an entry of the usual size, and whether that is good enough. */
  readonly dullness: number;
  readonly isSharp: boolean;
}

/**
 * Looks at a sum from ever nearer, until it is told sharply enough or no better than before: many entries that
 * move together meet many kinks. It begins a step wider than where the last sum was told best.
 */
function* approach(
  work: Work,
  field: Field,
  whole: Direction,
  gradient: readonly Float64Array[],
  way: Way,
): Asking<Seen> {
  const { resolution } = field.precision;
  let best: Seen | null = null;
  let by = Math.max(1, way.by / nearer);
  for (let look = 0; look < looks; look++, by *= nearer) {
    const factor = by;
    const direction = whole.map((part) => ({
      ...part,
      weights: factor === 1 ? part.weights : part.weights.map((w) => w / factor),
    }));
    const sum = yield* glance(work, field, direction, gradient);
    const usual = direction
      .map((part) => usualOf(part, gradientBy(work, part, gradient)))
      .filter((size) => size > 0);
    const dullness = sum.bar / Math.min(...usual);
    const isSharp = !sum.doubt && dullness <= sharp * resolution;
    const isBetter: boolean =
      best === null || (!sum.doubt && best.doubt) || dullness < best.dullness;
    if (isBetter) best = { ...sum, direction, by, dullness, isSharp };
    if (isSharp || (!isBetter && !sum.doubt)) break;
  }
  way.by = best!.by;
  return best!;
}

/** Holds a sum against its claim; where they do not agree, looks closely and finds the entry. */
function* judged(
  work: Work,
  field: Field,
  { direction, ...quick }: Seen,
  gradient: readonly Float64Array[],
): Asking<Finding | null> {
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

/** What is claimed by the input that a part of a direction moves. */
const gradientBy = (
  { layout }: Work,
  { input }: Part,
  gradient: readonly Float64Array[],
): Float64Array => gradient[layout.wrt.indexOf(input)];

/** The usual size of what one entry adds to a sum; 0 where all add nothing. */
function usualOf({ indices, weights }: Part, g: Float64Array): number {
  const every = Math.ceil(weights.length / sampled);
  const sizes: number[] = [];
  for (let j = 0; j < weights.length; j += every) {
    const size = Math.abs(g[indices[j]] * weights[j]);
    if (size > 0) sizes.push(size);
  }
  sizes.sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? 0;
}

/** Counts a sum, and what it would have noticed in an entry of the usual size. */
function note(work: Work, sum: Sum, direction: Direction, gradient: readonly Float64Array[]): void {
  for (const part of direction) {
    const k = work.layout.wrt.indexOf(part.input);
    work.stats?.[k].probe(sum.bar, usualOf(part, gradient[k]));
  }
}

import type {
  Asking,
  Direction,
  Keep,
  Layout,
  OutputForm,
  Place,
  Point,
  Reply,
} from '../question.ts';
import type { Precision } from './dtype.ts';

/** A subject's forward around one point: all that measuring a slope needs to know. */
export interface Field {
  readonly layout: Layout;
  readonly point: Point;
  readonly output: OutputForm;
  /** f at the point. */
  readonly value: Float64Array;
  readonly precision: Precision;
  /**
   * For each output the size of what it is made of: itself, or Σ |∂f/∂xⱼ|·|xⱼ| by the claims where that is more,
   * since a sum that has cancelled still carries the roundings of its terms.
   */
  readonly sizes: Float64Array;
  /** The size of the largest number that an output depends on by the claims; of all inputs where none are known. */
  readonly reach?: (row: number) => number;
  /** Where it is not the outputs that are looked at but their sum, weighted by this. */
  readonly cotangent?: Float64Array;
  /** Where it is not the forward that is looked at: what to ask at each place. @default the forward */
  readonly ask?: (places: readonly Place[]) => Asking<readonly Reply[]>;
}

/**
 * f at some places; null where the subject gave no answer.
 *
 * @param memory for each place a vector that f there may be given in
 */
export function* valuesAt(
  { layout, output, cotangent, ask }: Field,
  places: readonly Place[],
  memory?: readonly Float64Array[],
): Asking<readonly (Float64Array | null)[]> {
  // Where a sum of the outputs is looked at it is the sum that there is memory for.
  const keep = memory && cotangent === undefined ? { keep: keepIn(memory) } : {};
  const replies =
    ask === undefined
      ? yield { ask: 'forward' as const, layout, places, output, ...keep }
      : yield* ask(places);
  return replies.map((reply) => {
    if (reply.refused !== undefined) return null;
    const values = reply.numbers[0];
    return cotangent === undefined ? values : Float64Array.of(inner(cotangent, values));
  });
}

/** Keeps one answer after the other in the next vector. */
function keepIn(memory: readonly Float64Array[]): Keep {
  let used = 0;
  return (data) => {
    const numbers = memory[used++];
    numbers.set(data);
    return numbers;
  };
}

/** Steps along a direction. */
export interface Steps {
  readonly direction: Direction;
  readonly steps: readonly number[];
}

/** f at steps along several directions, asked for in one message. */
export function* valuesAlongEach(
  field: Field,
  wanted: readonly Steps[],
): Asking<readonly (readonly (Float64Array | null)[])[]> {
  const { point } = field;
  const places: Place[] = [];
  const ends = wanted.map(({ direction, steps }) => {
    for (const step of steps) places.push({ point, direction, step });
    return places.length;
  });
  const values = yield* valuesAt(field, places);
  return ends.map((end, k) => values.slice(k === 0 ? 0 : ends[k - 1], end));
}

/** f at steps along one direction. */
export function* valuesAlong(
  field: Field,
  direction: Direction,
  steps: readonly number[],
): Asking<readonly (Float64Array | null)[]> {
  const [values] = yield* valuesAlongEach(field, [{ direction, steps }]);
  return values;
}

/** ⟨u, z⟩ */
export function inner(u: Float64Array, z: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < u.length; i++) sum += u[i] * z[i];
  return sum;
}

/** The power of two at or below the size of a number, 1 for small ones: the unit of its first step. */
export const unitOf = (x: number): number =>
  Math.abs(x) >= 2 ? 2 ** Math.floor(Math.log2(Math.abs(x))) : 1;

/**
 * The size of what an output is made of besides one term: a claim that is wrong may not vouch for roundings of its own.
 * One that is right has as large ones beside it, or f itself is as large.
 */
export function sizeWithout({ value, sizes }: Field, row: number, term: number): number {
  return Number.isFinite(term)
    ? Math.max(Math.abs(value[row]), sizes[row] - Math.abs(term))
    : sizes[row];
}

/** How far from the origin the moving entries are, in units of how fast they move: max |xⱼ|/|vⱼ|. */
export function stretch({ point }: Field, direction: Direction): number {
  let most = 0;
  for (const { input, indices, weights } of direction) {
    const x = point[input];
    // Read before the loop, or else where these lie would be looked up again in each turn.
    void (x[0] + indices[0] + weights[0]);
    for (let k = 0; k < indices.length; k++) {
      const ratio = Math.abs(x[indices[k]] / weights[k]);
      if (ratio > most || ratio !== ratio) most = ratio;
    }
  }
  return most;
}

/** One entry of one input moves, at unit speed. */
export const axis = (input: number, index: number, weight = 1): Direction => [
  { input, indices: [index], weights: Float64Array.of(weight) },
];

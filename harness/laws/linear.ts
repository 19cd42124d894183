import type { Claims } from '../claims.ts';
import type { Facts } from '../finding.ts';
import { room } from '../numeric/room.ts';
import type { Sparse } from '../numeric/sparse.ts';
import type { Asking, Point, Reply } from '../question.ts';
import type { Work } from '../work.ts';
import { roundingBy, roundingOf } from './rounding.ts';

/** What an answer must be, and the sizes of all that its entries are the sums of: counted once they are asked for. */
export class Sum {
  readonly expected: Float64Array;
  readonly #count: () => Float64Array;
  #sizes: Float64Array | null = null;

  constructor(expected: Float64Array, sizes: () => Float64Array) {
    this.expected = expected;
    this.#count = sizes;
  }

  get sizes(): Float64Array {
    this.#sizes ??= this.#count();
    return this.#sizes;
  }
}

/** A claimed map that must be linear: of a cotangent to gradients, or of tangents to that of the output. */
export interface Linear {
  /** A vector that it takes; of tangents all in one, input after input. */
  draw(): Float64Array;
  ask(vectors: readonly Float64Array[], point?: Point): Asking<readonly Reply[]>;
  /** What it must answer with, by the claims of vectors that have one entry. */
  summed(claims: Claims, vector: Float64Array): readonly Sum[];
  /** What roundings may do to an equation between its answers to a vector. */
  rounding(vector: Float64Array, largest: number): (size: number) => number;
  /** Where an entry of the k-th vector of an answer stands. */
  where(k: number, entry: number): Facts;
}

/** u ↦ Jᵀu */
export class Pulling implements Linear {
  readonly #work: Work;

  constructor(work: Work) {
    this.#work = work;
  }

  draw(): Float64Array {
    return this.#work.cotangent();
  }

  *ask(
    cotangents: readonly Float64Array[],
    point: Point = this.#work.point,
  ): Asking<readonly Reply[]> {
    const { layout, output } = this.#work;
    const places = cotangents.map(() => ({ point }));
    return yield { ask: 'vjp', layout, places, cotangents, output };
  }

  summed(claims: Claims, u: Float64Array): Sum[] {
    return claims.map((claim) => rowsTimes(claim, u));
  }

  rounding(u: Float64Array, largest: number): (size: number) => number {
    return roundingOf(this.#work, u, largest);
  }

  where(k: number, column: number): Facts {
    return { input: this.#work.layout.wrt[k], column };
  }
}

/** The sum of the rows of a claimed Jacobian, each times its entry of u. */
const rowsTimes = (claim: Sparse, u: Float64Array): Sum =>
  new Sum(sumOfRows(claim, u, false), () => sumOfRows(claim, u, true));

function sumOfRows(claim: Sparse, u: Float64Array, bySize: boolean): Float64Array {
  const { columns, starts, indices, values } = claim;
  const sum = room(columns);
  // Read before the loop, or else where these lie would be looked up again in each turn.
  void (u[0] + starts[0] + values[0] + indices[0] + sum[0]);
  for (let i = 0; i < u.length; i++) {
    const by = u[i];
    const end = starts[i + 1];
    for (let at = starts[i]; at < end; at++) {
      const term = by * values[at];
      sum[indices[at]] += bySize ? Math.abs(term) : term;
    }
  }
  return sum;
}

/** v ↦ Jv */
export class Pushing implements Linear {
  readonly #work: Work;

  constructor(work: Work) {
    this.#work = work;
  }

  draw(): Float64Array {
    const tangent = this.#work.tangent();
    const parts = this.#work.layout.wrt.map((k) => tangent[k]);
    const vector = new Float64Array(parts.reduce((size, { length }) => size + length, 0));
    let at = 0;
    for (const part of parts) {
      vector.set(part, at);
      at += part.length;
    }
    return vector;
  }

  *ask(vectors: readonly Float64Array[], point = this.#work.point): Asking<readonly Reply[]> {
    const { layout, output } = this.#work;
    const places = vectors.map(() => ({ point }));
    const tangents = vectors.map((vector) => partsOf(this.#work, vector));
    return yield { ask: 'jvp', layout, places, tangents, output };
  }

  summed(claims: Claims, v: Float64Array): Sum[] {
    return [columnsTimes(this.#work.output.size, claims, v)];
  }

  rounding(v: Float64Array, largest: number): (size: number) => number {
    const { field, plan } = this.#work;
    const outputs = field.value.reduce((most, z) => Math.max(most, Math.abs(z)), 0);
    const madeOf = Math.max(largest, outputs < 1 ? outputs : 1);
    return roundingBy(
      plan.precision,
      v,
      v.map(() => madeOf),
    );
  }

  where(_: number, row: number): Facts {
    return { row };
  }
}

/** One vector as tangents of the inputs to differentiate by. */
function partsOf({ point, layout }: Work, vector: Float64Array): Point {
  let at = 0;
  return point.map((data, k) =>
    layout.wrt.includes(k) ? vector.slice(at, (at += data.length)) : data,
  );
}

/** The sum of the columns of claimed Jacobians, each times its entry of v. */
const columnsTimes = (rows: number, claims: Claims, v: Float64Array): Sum =>
  new Sum(sumOfColumns(rows, claims, v, false), () => sumOfColumns(rows, claims, v, true));

function sumOfColumns(
  rows: number,
  claims: Claims,
  v: Float64Array,
  bySize: boolean,
): Float64Array {
  const sum = room(rows);
  let first = 0;
  for (const { columns, starts, indices, values } of claims) {
    for (let i = 0; i < rows; i++) {
      for (let at = starts[i]; at < starts[i + 1]; at++) {
        const term = values[at] * v[first + indices[at]];
        sum[i] += bySize ? Math.abs(term) : term;
      }
    }
    first += columns;
  }
  return sum;
}

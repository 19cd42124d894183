import type { Claims } from '../claims.ts';
import type { Facts } from '../finding.ts';
import type { Sparse } from '../numeric/sparse.ts';
import type { Asking, Point, Reply } from '../question.ts';
import type { Work } from '../work.ts';
import { roundingBy, roundingOf } from './rounding.ts';

/** What an answer must be, and the size of all that it is the sum of. */
export interface Sum {
  readonly expected: Float64Array;
  readonly sizes: Float64Array;
}

/** A claimed map that must be linear: of a cotangent to gradients, or of tangents to that of the output. */
export interface Linear {
  /** A vector that it takes; of tangents all in one, input after input. */
  readonly draw: () => Float64Array;
  readonly ask: (vectors: readonly Float64Array[], point?: Point) => Asking<readonly Reply[]>;
  /** What it must answer with, by the claims of vectors that have one entry. */
  readonly summed: (claims: Claims, vector: Float64Array) => readonly Sum[];
  /** What roundings may do to an equation between its answers to a vector. */
  readonly rounding: (vector: Float64Array, largest: number) => (size: number) => number;
  /** Where an entry of the k-th vector of an answer stands. */
  readonly where: (k: number, entry: number) => Facts;
}

const sumOf = (size: number): Sum => ({
  expected: new Float64Array(size),
  sizes: new Float64Array(size),
});

function add({ expected, sizes }: Sum, entry: number, term: number): void {
  expected[entry] += term;
  sizes[entry] += Math.abs(term);
}

/** u ↦ Jᵀu */
export const pulling = (work: Work): Linear => ({
  draw: () => work.cotangent(),

  *ask(cotangents, point = work.point) {
    const { layout, output } = work;
    const places = cotangents.map(() => ({ point }));
    return yield { ask: 'vjp', layout, places, cotangents, output };
  },

  summed: (claims, u) => claims.map((claim) => rowsTimes(claim, u)),
  rounding: (u, largest) => roundingOf(work, u, largest),
  where: (k, column) => ({ input: work.layout.wrt[k], column }),
});

/** The rows of a claimed Jacobian, each times its entry of u. */
function rowsTimes({ columns, starts, indices, values }: Sparse, u: Float64Array): Sum {
  const sum = sumOf(columns);
  for (let i = 0; i < u.length; i++) {
    for (let at = starts[i]; at < starts[i + 1]; at++) add(sum, indices[at], u[i] * values[at]);
  }
  return sum;
}

/** v ↦ Jv */
export const pushing = (work: Work): Linear => ({
  draw() {
    const tangent = work.tangent();
    const parts = work.layout.wrt.map((k) => tangent[k]);
    const vector = new Float64Array(parts.reduce((size, { length }) => size + length, 0));
    let at = 0;
    for (const part of parts) {
      vector.set(part, at);
      at += part.length;
    }
    return vector;
  },

  *ask(vectors, point = work.point) {
    const { layout, output } = work;
    const places = vectors.map(() => ({ point }));
    const tangents = vectors.map((vector) => partsOf(work, vector));
    return yield { ask: 'jvp', layout, places, tangents, output };
  },

  summed: (claims, v) => [columnsTimes(work.output.size, claims, v)],
  rounding(v, largest) {
    const outputs = work.field.value.reduce((most, z) => Math.max(most, Math.abs(z)), 0);
    const madeOf = Math.max(largest, outputs < 1 ? outputs : 1);
    return roundingBy(
      work.plan.precision,
      v,
      v.map(() => madeOf),
    );
  },
  where: (_, row) => ({ row }),
});

/** One vector as tangents of the inputs to differentiate by. */
function partsOf({ point, layout }: Work, vector: Float64Array): Point {
  let at = 0;
  return point.map((data, k) =>
    layout.wrt.includes(k) ? vector.slice(at, (at += data.length)) : data,
  );
}

/** The columns of claimed Jacobians, each times its entry of v. */
function columnsTimes(rows: number, claims: Claims, v: Float64Array): Sum {
  const sum = sumOf(rows);
  let first = 0;
  for (const { columns, starts, indices, values } of claims) {
    for (let i = 0; i < rows; i++) {
      for (let at = starts[i]; at < starts[i + 1]; at++) {
        add(sum, i, values[at] * v[first + indices[at]]);
      }
    }
    first += columns;
  }
  return sum;
}

import { oneOf, sign, type Random } from './cases/random.ts';
import type { Claim } from './numeric/claim.ts';
import { copy, indexRoom, room } from './numeric/room.ts';
import { Rows, withRows, type Sparse } from './numeric/sparse.ts';
import { vectors } from './numeric/vectors.ts';
import type { Asking, Keep, Layout, OutputForm, Point, Refusal, Reply } from './question.ts';

/** One claimed Jacobian for each input of `layout.wrt`, rows by output and columns by input. */
export type Claims = readonly Sparse[];

/** Where claims are asked for. */
export interface Site {
  readonly layout: Layout;
  readonly point: Point;
  readonly output: OutputForm;
  readonly random: Random;
}

/** Powers of two divide out exactly; 1 itself would hide a cotangent that is not used. */
const scales = [0.25, 0.5, 2, 4];

/** By how much smaller a cotangent is whose gradient overflowed. */
const overflown = 8;

/** Cotangents asked for in one message, at most. */
const together = 64;

function scalesOf(random: Random, count: number): Float64Array {
  const drawn = room(count);
  for (let k = 0; k < count; k++) drawn[k] = sign(random) * oneOf(random, scales);
  return drawn;
}

function unit(size: number, at: number, scale: number): Float64Array {
  const vector = new Float64Array(size);
  vector[at] = scale;
  return vector;
}

/** What is kept of gradients once their entries are written down. */
const nothing = new Float64Array(0);

/** Rows of the Jacobian by each input, written down as gradients come. */
class Gradients {
  /** Which of them are not finite. */
  readonly overflown = new Set<number>();
  readonly #each: readonly Rows[];
  readonly #by: Float64Array;
  #row = 0;

  /** @param by what each row is multiplied by */
  constructor({ layout, point }: Site, by: Float64Array) {
    this.#each = layout.wrt.map((k) => new Rows(point[k].length, by.length));
    this.#by = by;
  }

  readonly keep: Keep = (data, part) => {
    const row = this.#row;
    const numbers = data instanceof Float64Array ? data : copy(data);
    if (!this.#each[part].push(numbers, this.#by[row])) this.overflown.add(row);
    if (part === this.#each.length - 1) this.#row++;
    return nothing;
  };

  done(): Sparse[] {
    return this.#each.map((rows) => rows.done());
  }
}

/** Asks for the gradients of some outputs, each of them multiplied by a number. */
function* gradientsOf(
  site: Site,
  outputs: ArrayLike<number>,
  by: Float64Array,
): Asking<Gradients | Refusal> {
  const gradients = new Gradients(site, by);
  const { layout, point, output } = site;
  const memory = vectors(Math.min(together, by.length), output.size);
  for (let from = 0; from < by.length; from += together) {
    const cotangents = memory.slice(0, by.length - from);
    cotangents.forEach((u, k) => (u[outputs[from + k]] = by[from + k]));
    const places = cotangents.map(() => ({ point }));
    const { keep } = gradients;
    const replies = yield { ask: 'vjp', layout, places, cotangents, output, keep };
    cotangents.forEach((u, k) => (u[outputs[from + k]] = 0));
    for (const reply of replies) if (reply.refused !== undefined) return reply;
  }
  return gradients;
}

/** The Jacobians that vjps claim, row by row. */
export function* claimsByVjp(site: Site): Asking<Claims | Refusal> {
  const { output, random } = site;
  const by = scalesOf(random, output.size);
  const every = indexRoom(output.size);
  for (let i = 0; i < every.length; i++) every[i] = i;
  const gradients = yield* gradientsOf(site, every, by);
  if ('refused' in gradients) return gradients;
  const claims = gradients.done();
  // Large gradients of a large cotangent overflow, where those of a small one do not.
  const large = [...gradients.overflown].filter((row) => Math.abs(by[row]) > 1);
  if (large.length === 0) return claims;
  const smaller = Float64Array.from(large, (row) => by[row] / overflown);
  const again = yield* gradientsOf(site, large, smaller);
  if ('refused' in again) return again;
  const rows = again.done();
  return claims.map((claim, k) => withRows(claim, large, rows[k]));
}

/** The Jacobians that jvps claim, column by column. */
export function* claimsByJvp(site: Site): Asking<Claims | Refusal> {
  const { layout, point, output, random } = site;
  const claims: Sparse[] = [];
  for (const k of layout.wrt) {
    const columns = point[k].length;
    const by = scalesOf(random, columns);
    const tangents = Array.from(by, (scale, column) =>
      point.map((data, other) =>
        other === k ? unit(columns, column, scale) : new Float64Array(data.length),
      ),
    );
    const places = tangents.map(() => ({ point }));
    const replies = columns === 0 ? [] : yield { ask: 'jvp', layout, places, tangents, output };
    const dense = new Float64Array(output.size * columns);
    for (let column = 0; column < columns; column++) {
      const reply = replies[column];
      if (reply.refused !== undefined) return reply;
      for (let row = 0; row < output.size; row++) {
        dense[row * columns + column] = reply.numbers[0][row] / by[column];
      }
    }
    claims.push(sparseOf(dense, output.size, columns));
  }
  return claims;
}

function sparseOf(dense: Float64Array, size: number, columns: number): Sparse {
  const rows = new Rows(columns, size);
  for (let row = 0; row < size; row++) rows.push(dense, 1, row * columns);
  return rows.done();
}

/** The Jacobians that are written down. */
export function* claimsByJacobian(site: Site): Asking<Claims | Refusal> {
  const { layout, point, output } = site;
  const [reply] = yield { ask: 'jacobian', layout, places: [{ point }], output };
  return claimsOfJacobian(site, reply);
}

/** The Jacobians in an answer. */
export function claimsOfJacobian({ layout, point, output }: Site, reply: Reply): Claims | Refusal {
  if (reply.refused !== undefined) return reply;
  return reply.numbers.map((dense, k) => sparseOf(dense, output.size, point[layout.wrt[k]].length));
}

/** What is claimed of one entry at steps along a direction. */
export function entryAlong(law: string, site: Site, k: number): Claim['entryAlong'] {
  const { layout, point, output } = site;
  const input = layout.wrt[k];
  const columns = point[input].length;
  return function* (row, column, direction, steps) {
    const places = steps.map((step) => ({ point, direction, step }));
    if (law === 'jacobian') {
      const replies = yield { ask: 'jacobian', layout, places, output };
      return replies.map((r) =>
        r.refused === undefined ? r.numbers[k][row * columns + column] : NaN,
      );
    }
    if (law === 'pushforward') {
      const tangent = point.map((data, other) =>
        other === input ? unit(columns, column, 1) : new Float64Array(data.length),
      );
      const tangents = steps.map(() => tangent);
      const replies = yield { ask: 'jvp', layout, places, output, tangents };
      return replies.map((r) => (r.refused === undefined ? r.numbers[0][row] : NaN));
    }
    const cotangents = steps.map(() => unit(output.size, row, 1));
    const replies = yield { ask: 'vjp', layout, places, output, cotangents };
    return replies.map((r) => (r.refused === undefined ? r.numbers[k][column] : NaN));
  };
}

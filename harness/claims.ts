import { oneOf, sign, type Random } from './cases/random.ts';
import type { Claim } from './numeric/claim.ts';
import { room } from './numeric/room.ts';
import { Rows, type Sparse } from './numeric/sparse.ts';
import { vectors } from './numeric/vectors.ts';
import type { Asking, Given, Layout, OutputForm, Point, Refusal, Reply } from './question.ts';

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

/** Numbers that are answered in one message, about: what a cache holds. */
const held = 2 ** 15;

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

/** Adds a row to the Jacobian by each input. @returns whether all its entries are finite */
function add(collected: readonly Rows[], { numbers }: Given, by: number): boolean {
  let finite = true;
  collected.forEach((rows, k) => {
    finite = rows.push(numbers[k], by) && finite;
  });
  return finite;
}

/** The Jacobians that vjps claim, row by row. */
export function* claimsByVjp(site: Site): Asking<Claims | Refusal> {
  const { layout, point, output, random } = site;
  const collected = layout.wrt.map((k) => new Rows(point[k].length, output.size));
  const by = scalesOf(random, output.size);
  const inputs = layout.wrt.reduce((sum, k) => sum + point[k].length, 0);
  const most = Math.max(1, Math.min(together, Math.floor(held / inputs)));
  const memory = vectors(Math.min(most, output.size), output.size);
  for (let from = 0; from < output.size; from += most) {
    const scale = by.subarray(from, from + most);
    const cotangents = memory.slice(0, scale.length);
    cotangents.forEach((u, k) => (u[from + k] = scale[k]));
    const places = cotangents.map(() => ({ point }));
    const replies = yield { ask: 'vjp', layout, places, cotangents, output };
    cotangents.forEach((u, k) => (u[from + k] = 0));
    for (let row = 0; row < replies.length; row++) {
      let reply = replies[row];
      let by = scale[row];
      if (reply.refused !== undefined) return reply;
      if (!add(collected, reply, by) && Math.abs(by) > 1) {
        // Large gradients of a large cotangent overflow, where those of a small one do not.
        by /= overflown;
        [reply] = yield {
          ask: 'vjp',
          layout,
          places: [{ point }],
          cotangents: [unit(output.size, from + row, by)],
          output,
        };
        if (reply.refused !== undefined) return reply;
        for (const rows of collected) rows.pop();
        add(collected, reply, by);
      }
    }
  }
  return collected.map((rows) => rows.done());
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

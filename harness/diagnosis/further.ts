import { oddDyadic } from '../cases/random.ts';
import { claimsByJacobian, claimsByJvp, claimsByVjp, type Claims, type Site } from '../claims.ts';
import type { Field } from '../numeric/field.ts';
import type { Sparse } from '../numeric/sparse.ts';
import type { Asking, Point, Refusal } from '../question.ts';
import type { Evidence } from './evidence.ts';
import type { Exhibit } from './exhibit.ts';
import { measureJacobian, type Jacobian } from './measureJacobian.ts';

/** Where the claims at an exhibit are asked for. */
export const siteOf = ({ layout, point, output }: Field): Omit<Site, 'random'> => ({
  layout,
  point,
  output,
});

/** The Jacobians that are claimed, by the claims of one law. */
export function claimsBy(law: Evidence['law'], site: Site): Asking<Claims | Refusal> {
  if (law === 'jacobian') return claimsByJacobian(site);
  return law === 'pushforward' ? claimsByJvp(site) : claimsByVjp(site);
}

/** A matrix with its zeros. */
export function denseOf({ rows, columns, starts, indices, values }: Sparse): Float64Array {
  const dense = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let at = starts[row]; at < starts[row + 1]; at++) {
      dense[row * columns + indices[at]] = values[at];
    }
  }
  return dense;
}

/** What is claimed at another point of the same shapes; null where the subject refuses. */
export function* claimsAt(
  { law }: Evidence,
  { field, random }: Exhibit,
  point: Point,
): Asking<readonly Float64Array[] | null> {
  const claims = yield* claimsBy(law, { ...siteOf(field), point, random });
  return 'refused' in claims ? null : claims.map(denseOf);
}

/** The forward at another point of the same shapes; null where it has no finite value. */
export function* fieldAt({ field }: Exhibit, point: Point): Asking<Field | null> {
  const [reply] = yield { ask: 'forward', layout: field.layout, places: [{ point }] };
  if (reply.refused !== undefined || !reply.numbers[0].every(Number.isFinite)) return null;
  const [value] = reply.numbers;
  return { ...field, point, value, sizes: value.map(Math.abs) };
}

/** What is measured at another point of the same shapes; null where the forward has no finite value there. */
export function* measuredAt(
  exhibit: Exhibit,
  point: Point,
  inputs: readonly number[],
): Asking<readonly Jacobian[] | null> {
  const field = yield* fieldAt(exhibit, point);
  return field === null ? null : yield* measureJacobian(field, inputs);
}

/** The vjps at an exhibit; null where the subject refuses one. */
export function* pullsAt(
  { field }: Exhibit,
  cotangents: readonly Float64Array[],
): Asking<readonly (readonly Float64Array[])[] | null> {
  const { layout, point, output } = field;
  const places = cotangents.map(() => ({ point }));
  const replies = yield { ask: 'vjp', layout, places, cotangents, output };
  const pulled = replies.flatMap((reply) => (reply.refused === undefined ? [reply.numbers] : []));
  return pulled.length === replies.length ? pulled : null;
}

/** A dense cotangent, in which nothing is 0 or 1 or like another. */
export const cotangentAt = ({ rows, random }: Exhibit): Float64Array =>
  Float64Array.from({ length: rows }, () => oddDyadic(random));

import type { Asking, Direction } from '../question.ts';
import { valuesAt, type Field } from './field.ts';

/** What becomes of the others: other binades, since (a + b) − a is the same for all a of one. */
const shares = [1 / 8, 4];

/**
 * Whether an output is another one where entries larger than a bound are: then it may carry roundings of their size,
 * whatever is claimed of its slope by them.
 *
 * @param places steps along the direction at which it is looked at
 */
export function* feels(
  field: Field,
  direction: Direction,
  row: number,
  bound: number,
  places: readonly number[],
): Asking<boolean> {
  const { layout, point } = field;
  const others = layout.wrt.flatMap((input) => {
    const moving = new Set(
      direction.flatMap((part) => (part.input === input ? Array.from(part.indices) : [])),
    );
    const indices = [...point[input].keys()].filter(
      (j) => Math.abs(point[input][j]) > bound && !moving.has(j),
    );
    return indices.length === 0 ? [] : [{ input, indices }];
  });
  if (others.length === 0) return false;
  const displaced = [1, ...shares].flatMap((share) =>
    places.map((place) => ({
      point,
      step: 1,
      direction: [
        ...direction.map((part) => ({ ...part, weights: part.weights.map((w) => w * place) })),
        ...others.map(({ input, indices }) => ({
          input,
          indices,
          weights: Float64Array.from(indices, (j) => (share - 1) * point[input][j]),
        })),
      ],
    })),
  );
  const came = yield* valuesAt(field, displaced);
  return came.some((values, k) => values?.[row] !== came[k % places.length]?.[row]);
}

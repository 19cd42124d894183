import type { Asking, Direction } from '../question.ts';
import { valuesAlong, type Field } from './field.ts';
import { at, type History } from './history.ts';

/** Places where f is looked at besides: steps that are powers of two may be whole periods of it. */
const elsewhere = [1, -1, 5, -7, 13, -23];

/** The units of these places: shares of the finest step, down to its last places. */
const units = [2 ** -6, 2 ** -3, 1];

/** The finest step may be no wider than this: f may have whole periods between wider ones. */
const widest = 4;

/**
 * The rows whose output stands still, to the last digit, at every step that was taken and at others that are no
 * multiples of these.
 *
 * A large entry has few steps that are short enough to show a slope; that nothing depends on it shows at all of them.
 */
export function* motionlessIn(
  field: Field,
  direction: Direction,
  history: History,
  rows: readonly number[],
): Asking<ReadonlySet<number>> {
  const { steps, up, down } = history;
  const finest = steps.at(-1)!;
  const still = rows.filter((row) =>
    steps.every(
      (_, k) => at(up, k, row) === field.value[row] && at(down, k, row) === field.value[row],
    ),
  );
  if (still.length === 0 || finest > widest) return new Set();
  const places = units.flatMap((unit) => elsewhere.map((place) => place * unit * finest));
  const there = yield* valuesAlong(field, direction, places);
  return new Set(
    still.filter((row) => there.every((values) => values?.[row] === field.value[row])),
  );
}

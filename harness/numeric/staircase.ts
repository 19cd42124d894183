import type { Asking, Direction } from '../question.ts';
import { feels } from './feels.ts';
import { valuesAlong, type Field } from './field.ts';
import type { History } from './history.ts';
import { largestAround, largestQuantum, quantumOf } from './noise.ts';

/** Places, in units of the least step that moves f, at which a staircase is looked for. */
const elsewhere = [5, -7, 13, -23];

/**
 * By how much each row is quantised along a direction; 0 where it is not.
 *
 * What stands still over fine steps and moves over wider ones is a staircase, made by rounding
 * somewhere inside, if it stands still at other places too; beside a kink it does so on one side only. Roundings may
 * be of the size of any input that it feels: (a + b) − a has those of a, and is claimed not to move with it.
 */
export function* quantaOf(
  field: Field,
  direction: Direction,
  history: History,
  rows: readonly number[],
): Asking<number[]> {
  const quanta: number[] = [];
  for (const row of rows) {
    const claimed = largestQuantum(field, row);
    const all = largestQuantum(field, row, 'all');
    let { quantum, places } = yield* quantumAt(field, direction, history, row, all);
    const known = largestAround(field, row);
    if (quantum > claimed && !(yield* feels(field, direction, row, known, places))) {
      ({ quantum } = yield* quantumAt(field, direction, history, row, claimed));
    }
    quanta.push(quantum);
  }
  return quanta;
}

/** By how much a row is quantised, if by no more than may be, and the places at which that was looked for. */
function* quantumAt(
  field: Field,
  direction: Direction,
  { steps, up, down }: History,
  row: number,
  most: number,
): Asking<{ quantum: number; places: readonly number[] }> {
  const f0 = field.value[row];
  const [ahead, behind] = [up, down].map((side) => side.map((values) => values?.[row] ?? NaN));
  const samples = [...ahead, ...behind];
  const whole = quantumOf(ahead, behind, f0, most);
  const still = steps.findIndex((_, k) => up[k]?.[row] === f0 && down[k]?.[row] === f0);
  const places = still < 1 ? [] : elsewhere.map((k) => k * steps[still - 1]);
  const least = Math.min(...samples.map((f) => Math.abs(f - f0)).filter((moved) => moved > 0));
  if (whole > 0 || still < 1 || !(least <= most)) return { quantum: whole, places };
  const pairs = yield* valuesAlong(
    field,
    direction,
    places.flatMap((t) => [t, t + steps[still] / 8]),
  );
  // Where there is no answer nothing stands still.
  const flat = places.filter((_, k) => (pairs[2 * k]?.[row] ?? NaN) === pairs[2 * k + 1]?.[row]);
  return { quantum: flat.length >= places.length - 1 ? least : 0, places };
}

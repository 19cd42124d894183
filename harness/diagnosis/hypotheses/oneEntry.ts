import type { Evidence } from '../evidence.ts';
import { isWrong, shapeOf, toleranceAt, type Exhibit } from '../exhibit.ts';
import type { Predict } from '../fit.ts';
import { defineStructure, type Candidate } from '../structure.ts';
import { indexOf } from '../../stats.ts';

/** A column in every shape: the first, or the last. */
type Place = (exhibit: Exhibit, k: number) => number;

const places: readonly Place[] = [() => 0, ({ sides }, k) => sides[k].columns - 1];

/** One entry of an input alone has a wrong slope: in every shape the same one, and always by the same part of itself. */
export const oneEntry = defineStructure({
  name: 'oneEntry',

  *candidates(evidence, k) {
    yield* [];
    return places.flatMap((place) => candidateAt(evidence, k, place) ?? []);
  },
});

function candidateAt({ exhibits }: Evidence, k: number, place: Place): Candidate | null {
  let best = { error: 2 ** -8, part: NaN };
  // Of a single entry it cannot be said that it alone is wrong.
  let alone = false;
  for (const exhibit of exhibits) {
    const side = exhibit.sides[k];
    side.values.forEach((value, at) => {
      if (at % side.columns !== place(exhibit, k) || !isWrong(side, at)) return;
      alone ||= side.columns > 1;
      const part = side.claimed[at] / value - 1;
      const error = (side.bars[at] + toleranceAt(side, at)) / Math.abs(value);
      if (error < best.error && error < Math.abs(part) / 4) best = { error, part };
    });
  }
  if (!alone || !Number.isFinite(best.part)) return null;
  const predict: Predict = (exhibit, input) => {
    const { columns, values, bars } = exhibit.sides[input];
    const is = (at: number): boolean => at % columns === place(exhibit, input);
    return {
      values: values.map((value, at) => (is(at) ? value * (1 + best.part) : value)),
      bars: bars.map((bar, at) => (is(at) ? bar + best.error * Math.abs(values[at]) : bar)),
    };
  };
  const [first] = exhibits;
  const index = indexOf(place(first, k), shapeOf(first, k)).join(', ');
  return { facts: { index, part: best.part, last: place(first, k) > 0 }, predict };
}

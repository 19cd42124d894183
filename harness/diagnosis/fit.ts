import type { Evidence } from './evidence.ts';
import { isWrong, toleranceAt, type Exhibit, type Side } from './exhibit.ts';

/** What would be claimed if a guess were right: values, each known to within a bar. */
export interface Prediction {
  readonly values: Float64Array;
  readonly bars: Float64Array;
}

/** The prediction for one input at one exhibit; null where the guess says nothing of it. */
export type Predict = (exhibit: Exhibit, k: number) => Prediction | null;

/** By how much the bar of a measurement may be exceeded before a guess is dropped. */
const slack = 2;

function agrees(side: Side, { values, bars }: Prediction, at: number, factor: number): boolean {
  const off = Math.abs(side.claimed[at] - factor * values[at]);
  const allowed =
    Math.abs(factor) * slack * bars[at] + Math.max(1, Math.abs(factor)) * toleranceAt(side, at);
  // An infinite claim is explained by nothing finite, however much is allowed to it for its size.
  return off < Infinity && off <= allowed;
}

/** Whether a guess explains every claim by one input at every exhibit, at least one that is wrong among them. */
export function explains(
  { exhibits }: Pick<Evidence, 'exhibits'>,
  k: number,
  predict: Predict,
  factor = 1,
): boolean {
  let told = false;
  for (const exhibit of exhibits) {
    const side = exhibit.sides[k];
    const prediction = predict(exhibit, k);
    if (prediction === null) return false;
    for (let at = 0; at < side.values.length; at++) {
      if (!(prediction.bars[at] < Infinity)) continue;
      if (!agrees(side, prediction, at, factor)) return false;
      told ||= isWrong(side, at);
    }
  }
  return told;
}

/** The ratio of claim to prediction where it is known best; null where it is not known to a thousandth. */
export function ratioOf(
  { exhibits }: Pick<Evidence, 'exhibits'>,
  k: number,
  predict: Predict,
): number | null {
  let best = { error: 2 ** -10, ratio: NaN };
  for (const exhibit of exhibits) {
    const side = exhibit.sides[k];
    const prediction = predict(exhibit, k);
    if (prediction === null) return null;
    prediction.values.forEach((value, at) => {
      const error = (prediction.bars[at] + toleranceAt(side, at)) / Math.abs(value);
      const ratio = side.claimed[at] / value;
      if (error < best.error && ratio !== 0 && Number.isFinite(ratio)) best = { error, ratio };
    });
  }
  return Number.isNaN(best.ratio) ? null : best.ratio;
}

/** The measured Jacobian itself. */
export const asMeasured: Predict = ({ sides }, k) => sides[k];

/** The measured Jacobian with its entries in other places, or left out where `from` gives −1. */
export const rearranged =
  (from: (exhibit: Exhibit, k: number, row: number, column: number) => number): Predict =>
  (exhibit, k) => {
    const { columns, values, bars } = exhibit.sides[k];
    const places = Array.from(values, (_, at) =>
      from(exhibit, k, Math.floor(at / columns), at % columns),
    );
    return {
      values: Float64Array.from(places, (place) => (place < 0 ? 0 : values[place])),
      bars: Float64Array.from(places, (place) => (place < 0 ? 0 : bars[place])),
    };
  };

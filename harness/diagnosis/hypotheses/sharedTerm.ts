import { isWrong } from '../exhibit.ts';
import type { Predict } from '../fit.ts';
import { defineStructure } from '../structure.ts';

/** The measured Jacobian, with the mean of each row taken off. */
const centred: Predict = ({ sides }, k) => {
  const { columns, values, bars } = sides[k];
  const mean = (of: Float64Array, at: number): number => {
    const row = Math.floor(at / columns);
    return of.subarray(row * columns, (row + 1) * columns).reduce((a, b) => a + b, 0) / columns;
  };
  return {
    values: values.map((value, at) => value - mean(values, at)),
    bars: bars.map((bar, at) => bar + mean(bars, at)),
  };
};

/** What is claimed is off by the same in every entry of a row: known from the first of them. */
const offset: Predict = ({ sides }, k) => {
  const { columns, values, bars, claimed } = sides[k];
  const first = (at: number): number => at - (at % columns);
  return {
    values: values.map((value, at) => value + claimed[first(at)] - values[first(at)]),
    bars: bars.map((bar, at) => bar + bars[first(at)]),
  };
};

/** A term that all entries of a gradient share is missing or once too many: a mean that is taken off. */
export const sharedTerm = defineStructure({
  name: 'sharedTerm',

  *candidates({ exhibits }, k) {
    yield* [];
    const wide = exhibits.filter(
      ({ sides: { [k]: side } }) =>
        side.columns > 2 && side.values.some((_, at) => isWrong(side, at)),
    ).length;
    return [
      { facts: { mean: true }, predict: centred },
      // Of one entry or two it says too little.
      ...(wide > 1 ? [{ facts: { mean: false }, predict: offset }] : []),
    ];
  },
});

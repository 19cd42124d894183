import { defineStructure } from '../structure.ts';

/** The mean of the cotangent stands for each of its entries: right where they are all alike. */
export const cotangentAveraged = defineStructure({
  name: 'cotangentAveraged',

  *candidates() {
    yield* [];
    return [
      {
        facts: {},
        predict: ({ sides, rows }, k) => {
          const { columns, values, bars } = sides[k];
          const mean = (of: Float64Array, column: number): number => {
            let sum = 0;
            for (let row = 0; row < rows; row++) sum += of[row * columns + column];
            return sum / rows;
          };
          return {
            values: values.map((_, at) => mean(values, at % columns)),
            bars: bars.map((_, at) => mean(bars, at % columns)),
          };
        },
      },
    ];
  },
});

import { defineStructure } from '../structure.ts';

/** Nothing is handed back: a path or an argument that was forgotten. */
export const zero = defineStructure({
  name: 'zero',

  *candidates() {
    yield* [];
    const nothing = (size: number) => new Float64Array(size);
    return [
      {
        facts: {},
        predict: ({ sides }, k) => ({
          values: nothing(sides[k].values.length),
          bars: nothing(sides[k].values.length),
        }),
      },
    ];
  },
});

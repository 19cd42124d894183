import { defineWhereShape } from '../whereShape.ts';

/** Right where a dimension has the length 1, wrong where it is longer: written for a single example. */
export const severalRows = defineWhereShape({
  name: 'severalRows',

  kinds: ({ exhibits }) =>
    Object.keys(exhibits[0]?.drawn.lengths ?? {}).map((dimension) => ({
      facts: { dimension },
      is: ({ drawn }) => drawn.lengths[dimension] > 1,
    })),
});

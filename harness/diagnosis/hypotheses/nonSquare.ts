import { defineWhereShape } from '../whereShape.ts';

/** Wrong where a matrix is not square, and there alone. */
export const nonSquare = defineWhereShape({
  name: 'nonSquare',

  kinds: () => [
    {
      facts: {},
      is: ({ drawn }) => drawn.shapes.some(([n, m]) => m !== undefined && n !== m),
    },
  ],
});

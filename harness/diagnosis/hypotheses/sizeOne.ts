import { defineWhereShape } from '../whereShape.ts';

/** Wrong where an axis has the length 1, and there alone. */
export const sizeOne = defineWhereShape({
  name: 'sizeOne',

  kinds: () => [{ facts: {}, is: ({ drawn }) => drawn.shapes.some((shape) => shape.includes(1)) }],
});

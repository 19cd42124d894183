import { defineWhere } from '../where.ts';

/** What may be called so. */
const small = 1 / 64;

/** Wrong where an input is smaller than some number, and there alone: a guard that reaches too far. */
export const whereTiny = defineWhere({
  name: 'whereTiny',

  border({ wrong, right }) {
    const inside = Math.max(...wrong.map(Math.abs));
    const outside = Math.min(...right.map(Math.abs));
    return inside < outside && inside > 0 && inside < small ? { inside, outside } : null;
  },
});

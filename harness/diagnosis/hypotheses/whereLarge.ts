import { defineWhere } from '../where.ts';

/** What may be called so. */
const large = 2;

/** Wrong where an input is larger than some number, and there alone: a tail, or what was clipped. */
export const whereLarge = defineWhere({
  name: 'whereLarge',

  border({ wrong, right }) {
    const inside = Math.max(...right.map(Math.abs));
    const outside = Math.min(...wrong.map(Math.abs));
    return inside < outside && outside > large ? { inside, outside } : null;
  },
});

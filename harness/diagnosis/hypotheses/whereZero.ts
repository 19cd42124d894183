import { defineWhere } from '../where.ts';

/** Wrong where an input is exactly 0, and there alone. */
export const whereZero = defineWhere({
  name: 'whereZero',

  border: ({ wrong, right }) =>
    wrong.every((x) => x === 0) && right.every((x) => x !== 0) ? {} : null,
});

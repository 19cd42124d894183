import { defineWhere } from '../where.ts';

/** Wrong where an input is negative, and there alone. */
export const whereNegative = defineWhere({
  name: 'whereNegative',

  border: ({ wrong, right }) =>
    wrong.every((x) => x < 0) && right.every((x) => x >= 0) ? {} : null,
});

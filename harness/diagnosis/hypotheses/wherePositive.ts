import { defineWhere } from '../where.ts';

/** Wrong where an input is positive, and there alone. */
export const wherePositive = defineWhere({
  name: 'wherePositive',

  border: ({ wrong, right }) =>
    wrong.every((x) => x > 0) && right.every((x) => x <= 0) ? {} : null,
});

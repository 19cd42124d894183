import { defineDistortion } from '../throughCotangent.ts';

/** The cotangent is multiplied in more than once. */
export const cotangentSquared = defineDistortion({
  name: 'cotangentSquared',
  ways: [
    { facts: { power: 2 }, distort: (g) => g * g },
    { facts: { power: 3 }, distort: (g) => g ** 3 },
  ],
});

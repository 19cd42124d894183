import { defineDistortion } from '../throughCotangent.ts';

/** The cotangent is not used: the gradient is that of the sum of the outputs. */
export const cotangentIgnored = defineDistortion({
  name: 'cotangentIgnored',
  ways: [{ facts: {}, distort: () => 1 }],
});

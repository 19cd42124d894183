import { defineDistortion } from '../throughCotangent.ts';

/** Closed where the cotangent is negative (or positive), a mask that belongs to the input taken from the other side. */
export const cotangentRectified = defineDistortion({
  name: 'cotangentRectified',
  ways: [
    { facts: { where: 'negative', instead: false }, distort: (g) => Math.max(0, g) },
    { facts: { where: 'positive', instead: false }, distort: (g) => Math.min(0, g) },
    { facts: { where: 'negative', instead: true }, distort: (g) => Math.max(0, g), bare: true },
    { facts: { where: '', instead: false }, distort: Math.abs },
  ],
});

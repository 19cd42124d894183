import { defineDistortion } from '../throughCotangent.ts';

/** Limits that people choose. */
const limits = [1, 0.5, 2, 0.1, 0.25, 3, 0.01];

/** The cotangent is clipped before it is used, or nothing but its sign is. */
export const cotangentClipped = defineDistortion({
  name: 'cotangentClipped',
  ways: [
    { facts: { limit: 0 }, distort: Math.sign },
    ...limits.map((limit) => ({
      facts: { limit },
      distort: (g: number) => Math.min(limit, Math.max(-limit, g)),
    })),
  ],
});

import { defineByLaw } from '../byLaw.ts';

/** The same question has two answers. */
export const random = defineByLaw({
  name: 'random',
  is: ({ law }) => law === 'repeatability',
});

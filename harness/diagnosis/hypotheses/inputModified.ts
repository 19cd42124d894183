import { defineByLaw } from '../byLaw.ts';

/** An input or the cotangent is written over. */
export const inputModified = defineByLaw({
  name: 'inputModified',
  is: ({ law }) => law === 'purity',
});

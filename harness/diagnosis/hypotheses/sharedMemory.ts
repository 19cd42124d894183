import { defineByLaw } from '../byLaw.ts';

/** A result shares memory with what was given, or with an earlier result. */
export const sharedMemory = defineByLaw({
  name: 'sharedMemory',
  is: ({ law }) => law === 'aliasing',
});

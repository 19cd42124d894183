import { defineByLaw } from '../byLaw.ts';

/** A gradient has another shape than its input. */
export const wrongShape = defineByLaw({
  name: 'wrongShape',
  is: ({ reason }) => reason === 'wrong shape',
});

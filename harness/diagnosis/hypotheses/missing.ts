import { defineByLaw } from '../byLaw.ts';

/** An input has no gradient at all. */
export const missing = defineByLaw({
  name: 'missing',
  is: ({ reason }) => reason === 'missing gradient',
});

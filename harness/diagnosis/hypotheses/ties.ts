import { defineByLaw } from '../byLaw.ts';

/** Several equal entries are given what one of them is due. */
export const ties = defineByLaw({
  name: 'ties',
  is: ({ law }) => law === 'ties',
});

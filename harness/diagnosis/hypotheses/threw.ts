import { defineByLaw } from '../byLaw.ts';

/** A derivative throws where the forward answers. */
export const threw = defineByLaw({
  name: 'threw',
  is: ({ reason }) => reason === 'threw',
});

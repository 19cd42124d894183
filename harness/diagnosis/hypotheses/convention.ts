import { defineByLaw } from '../byLaw.ts';

/** Another subgradient at a kink than the one that is declared. */
export const convention = defineByLaw({
  name: 'convention',
  is: ({ law }) => law === 'convention',
});

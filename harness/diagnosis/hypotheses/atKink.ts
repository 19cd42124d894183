import { defineByLaw } from '../byLaw.ts';

/** At a kink, a claim that is no slope of either side nor between them. */
export const atKink = defineByLaw({
  name: 'atKink',
  is: ({ law, between }) => between !== null && law !== 'ties' && law !== 'convention',
});

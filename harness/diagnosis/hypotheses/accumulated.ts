import { defineByLaw } from '../byLaw.ts';

/** Gradients are added to those of earlier calls. */
export const accumulated = defineByLaw({
  name: 'accumulated',
  is: ({ law }) => law === 'accumulation',
});

import { defineLaw } from './law.ts';

/**
 * The vjp is the transposed derivative of the forward, entry by entry.
 *
 * Each row is asked for with a cotangent of a random size and sign, never 1. Blind to what only a
 * cotangent with several entries shows: that is `linearity`.
 */
export const pullback = defineLaw({
  name: 'pullback',
  latex: String.raw`J^\top e_i = \left(\partial f_i / \partial x\right)^\top`,
  needs: [['vjp']],

  check: (work) => work.measured(),
});

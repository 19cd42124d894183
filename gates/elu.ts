import { defineScalarGate } from './kit/index.ts';

/** x where it is positive, eˣ − 1 where it is not; smooth, since both have the slope 1 at 0. */
export const elu = defineScalarGate({
  name: 'elu',
  latex: String.raw`z = \begin{cases} x & x > 0 \\ e^x - 1 & x \le 0 \end{cases}`,
  cite: 'elu',

  definition: 'x > 0 ? x : (x > -1 ? 2 * exp(x / 2) * sinh(x / 2) : exp(x) - 1)',

  f: (x) => (x > 0 ? x : Math.expm1(x)),
  df: (x) => (x > 0 ? 1 : Math.exp(x)),
});

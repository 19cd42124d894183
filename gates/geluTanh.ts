import { defineScalarGate, logistic, logisticSlope } from './kit/index.ts';

/** √(8/π). */
const c = 1.5957691216057308;

/** 2√(2/π) (x + 0.044715 x³), twice what tanh is taken of, and its derivative. */
const inside = (x: number): number => c * x * (1 + 0.044715 * x * x);
const slope = (x: number): number => c * (1 + 3 * 0.044715 * x * x);

/**
 * The GELU in the form that approximates Φ by a tanh.
 *
 * (1 + tanh y) / 2 is the sigmoid of 2y, which keeps its digits in the lower tail where 1 + tanh y
 * cancels. What is left is the rounding of y, some |2y| ulps of a result that is as small as e^2y.
 */
export const geluTanh = defineScalarGate({
  name: 'geluTanh',
  latex: String.raw`z = \frac{x}{2} \left(1 + \tanh\left(\sqrt{2/\pi} \, (x + 0.044715 x^3)\right)\right)`,
  cite: 'gelu',

  definition: 'x / (1 + exp(-2 * sqrt(2 / pi) * (x + 0.044715 * x ^ 3)))',

  f: (x) => x * logistic(inside(x)),
  df(x) {
    // far out, where σ′ is 0, x · slope may be infinite
    const steep = logisticSlope(inside(x));
    return logistic(inside(x)) + (steep === 0 ? 0 : x * slope(x) * steep);
  },
});

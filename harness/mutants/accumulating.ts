import { defineMutation, mapped, onGradients } from './kit/index.ts';

/** Gradients are added to those of earlier calls, which nobody has cleared. */
export const accumulating = defineMutation({
  name: 'accumulating',
  family: 'contract',
  looksLike: ['accumulated'],
  mutate(subject) {
    const sums = new Map<string, Float64Array>();
    return onGradients((gradient, input) => {
      const key = `${input} ${gradient.shape.join()}`;
      const before = sums.get(key);
      const sum = before === undefined ? gradient : mapped(gradient, (g, j) => g + before[j]);
      sums.set(key, sum.data.slice());
      return sum;
    })(subject);
  },
});

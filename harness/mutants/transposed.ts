import { defineMutation, moved, onGradients } from './kit/index.ts';

/** The gradient of a square matrix transposed; any other is left as it is, for its shape would tell. */
export const transposed = defineMutation({
  name: 'transposed',
  family: 'axis or transpose',
  looksLike: ['transposed'],
  mutate(subject) {
    const matrices = subject.wrt.filter((name) => subject.inputs[name].shape.length === 2);
    if (matrices.length === 0) return null;
    return onGradients((gradient) => {
      const [n, m] = gradient.shape;
      return n === m ? moved(gradient, (at) => (at % n) * n + Math.floor(at / n)) : gradient;
    })(subject, matrices);
  },
});

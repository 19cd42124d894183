import { defineMutation, moved, onGradients } from './kit/index.ts';

/** The right numbers written column by column, in the shape that is read row by row. */
export const columnMajor = defineMutation({
  name: 'columnMajor',
  family: 'axis or transpose',
  looksLike: ['transposed'],
  mutate(subject) {
    const matrices = subject.wrt.filter((name) => subject.inputs[name].shape.length === 2);
    if (matrices.length === 0) return null;
    return onGradients((gradient) => {
      const [n, m] = gradient.shape;
      return moved(gradient, (at) => (at % n) * m + Math.floor(at / n));
    })(subject, matrices);
  },
});

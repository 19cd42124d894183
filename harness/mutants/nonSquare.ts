import { defineMutation, onGradients, scaled, type Tensors } from './kit/index.ts';

const isOblong = (x: Tensors): boolean =>
  Object.values(x).some(({ shape }) => shape.length === 2 && shape[0] !== shape[1]);

/** Wrong only where a matrix is not square: its two axes counted one for the other. */
export const nonSquare = defineMutation({
  name: 'nonSquare',
  family: 'shape special',
  looksLike: ['nonSquare'],
  mutate: (subject) =>
    Object.values(subject.inputs).some(({ shape }) => shape.length === 2)
      ? onGradients((gradient, _, { x }) => (isOblong(x) ? scaled(gradient, 2) : gradient))(subject)
      : null,
});

import { defineMutation, onGradients, scaled, type Tensors } from './kit/index.ts';

const hasOne = (x: Tensors): boolean => Object.values(x).some(({ shape }) => shape.includes(1));

/** Wrong only where an axis has the length 1: squeezed away, or taken for one to spread. */
export const sizeOne = defineMutation({
  name: 'sizeOne',
  family: 'shape special',
  looksLike: ['sizeOne'],
  mutate: (subject) =>
    onGradients((gradient, _, { x }) => (hasOne(x) ? scaled(gradient, 2) : gradient))(subject),
});

import { defineMutation, onGradients, scaled } from './kit/index.ts';

/** Right for one row, wrong for a batch: written for a single example. */
export const severalRows = defineMutation({
  name: 'severalRows',
  family: 'shape special',
  looksLike: ['severalRows'],
  mutate: (subject) =>
    onGradients((gradient) => ((gradient.shape[0] ?? 1) > 1 ? scaled(gradient, 2) : gradient))(
      subject,
    ),
});

import { defineMutation, mapped, onGradients } from './kit/index.ts';

/** Gradients that went through float32 in a program of doubles. */
export const float32Rounded = defineMutation({
  name: 'float32Rounded',
  family: 'precision',
  looksLike: ['float32'],
  mutate: (subject) =>
    subject.dtype === 'float64'
      ? onGradients((gradient) => mapped(gradient, Math.fround))(subject)
      : null,
});

import { defineMutation, moved, onGradients } from './kit/index.ts';

/** Each number one place too far along the last axis, the last one first. */
export const shifted = defineMutation({
  name: 'shifted',
  family: 'index offset',
  looksLike: ['shifted'],
  mutate: (subject) =>
    onGradients((gradient) => {
      const length = gradient.shape.at(-1) ?? 1;
      return moved(gradient, (at) => {
        const column = at % length;
        return at - column + ((column + length - 1) % length);
      });
    })(subject),
});

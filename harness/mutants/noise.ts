import { defineMutation, mapped, onGradients } from './kit/index.ts';

/** Another thousandth more or less at every call: a race, or memory that nobody has initialised. */
export const noise = defineMutation({
  name: 'noise',
  family: 'contract',
  looksLike: ['random'],
  mutate(subject) {
    let state = 1;
    return onGradients((gradient) =>
      mapped(gradient, (g) => {
        // Park and Miller's generator, so that a run can be repeated.
        state = (state * 48271) % 2147483647;
        return g * (1 + (state / 2147483647 - 0.5) / 500);
      }),
    )(subject);
  },
});

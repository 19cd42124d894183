import { defineMutation, mapped, onPoint } from './kit/index.ts';

/** Open where it should be closed: the slope of the other side of every kink. */
export const maskFlipped = defineMutation({
  name: 'maskFlipped',
  family: 'mask or boundary',
  looksLike: ['mirrored'],
  mutate(subject) {
    const places = subject.kinks.flatMap((kink) => ('at' in kink ? [kink] : []));
    if (places.length === 0) return null;
    return onPoint((x) => {
      const mirrored = { ...x };
      for (const { input, at } of places) mirrored[input] = mapped(x[input], (v) => 2 * at - v);
      return mirrored;
    })(subject);
  },
});

import { defineMutation, withVjp } from './kit/index.ts';

/** Refuses inputs without an entry, which forward takes. */
export const throwsOnEmpty = defineMutation({
  name: 'throwsOnEmpty',
  family: 'shape special',
  looksLike: ['threw'],
  mutate: (subject) =>
    withVjp(subject, (x, u) => {
      if (Object.values(x).some(({ data }) => data.length === 0)) {
        throw new RangeError('reduce of empty array with no initial value');
      }
      return subject.vjp(x, u);
    }),
});

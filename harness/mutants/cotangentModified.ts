import { after, defineMutation, withVjp } from './kit/index.ts';

/** The backward pass scales the cotangent that it was given in place. */
export const cotangentModified = defineMutation({
  name: 'cotangentModified',
  family: 'contract',
  looksLike: ['inputModified'],
  mutate: (subject) =>
    withVjp(subject, (x, u) =>
      after(subject.vjp(x, u), (gradients) => {
        u.data.forEach((g, i) => (u.data[i] = g / 2));
        return gradients;
      }),
    ),
});

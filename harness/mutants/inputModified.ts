import { after, defineMutation, withVjp } from './kit/index.ts';

/** The backward pass writes over its first input. */
export const inputModified = defineMutation({
  name: 'inputModified',
  family: 'contract',
  looksLike: ['inputModified'],
  mutate: (subject) =>
    withVjp(subject, (x, u) =>
      after(subject.vjp(x, u), (gradients) => {
        const { data } = x[subject.wrt[0]];
        data.forEach((v, j) => (data[j] = v + 1));
        return gradients;
      }),
    ),
});

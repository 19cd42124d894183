import { after, defineMutation, withVjp } from './kit/index.ts';

/** The answer has no gradient for the last input. */
export const missing = defineMutation({
  name: 'missing',
  family: 'dropped gradient',
  looksLike: ['missing'],
  mutate: (subject) =>
    withVjp(subject, (x, u) =>
      after(subject.vjp(x, u), (gradients) =>
        Object.fromEntries(subject.wrt.slice(0, -1).map((name) => [name, gradients[name]])),
      ),
    ),
});

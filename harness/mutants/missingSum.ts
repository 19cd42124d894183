import { after, defineMutation, mapped, rowAt, spreadInputs, withVjp } from './kit/index.ts';

/** The sum over the rows is missing for an input that they share: one row's part is all of its gradient. */
export const missingSum = defineMutation({
  name: 'missingSum',
  family: 'broadcast or reduce',
  looksLike: ['someRows'],
  mutate(subject) {
    const shared = spreadInputs(subject);
    if (shared.length === 0) return null;
    return withVjp(subject, (x, u) =>
      after(subject.vjp(x, u), (gradients) =>
        after(
          subject.vjp(
            x,
            mapped(u, (g, i) => (rowAt(u, i) === 0 ? g : 0)),
          ),
          (first) => ({
            ...gradients,
            ...Object.fromEntries(shared.map((name) => [name, first[name]])),
          }),
        ),
      ),
    );
  },
});

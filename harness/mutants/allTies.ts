import { after, afterAll, defineMutation, mapped, withVjp, type Tensors } from './kit/index.ts';

/** How much larger, relatively, an entry is made to win its tie. */
const nudge = 2 ** -30;

/** Every one of several equal entries gets the gradient that one of them is due. */
export const allTies = defineMutation({
  name: 'allTies',
  family: 'ties and kinks',
  looksLike: ['ties', 'convention', 'atKink'],
  mutate(subject) {
    const tied = subject.kinks.flatMap((kink) =>
      'ties' in kink ? kink.ties.flatMap((name) => name ?? []) : [],
    );
    if (tied.length === 0) return null;
    return withVjp(subject, (x, u) => {
      const entries = tied.flatMap((name) =>
        Array.from(x[name].data, (v, j) => ({
          name,
          j,
          more: v + Math.max(Math.abs(v), 1) * nudge,
        })),
      );
      const at = (one: (typeof entries)[number]): Tensors => ({
        ...x,
        [one.name]: mapped(x[one.name], (v, j) => (j === one.j ? one.more : v)),
      });
      return after(subject.vjp(x, u), (gradients) =>
        afterAll(
          entries.map((one) => () => subject.vjp(at(one), u)),
          (won) => {
            const changed = { ...gradients };
            for (const name of tied) {
              changed[name] = mapped(gradients[name], (g, j) => {
                const equals = entries.filter((one) => x[one.name].data[one.j] === x[name].data[j]);
                if (equals.length < 2) return g;
                const k = entries.findIndex((one) => one.name === name && one.j === j);
                return won[k][name].data[j];
              });
            }
            return changed;
          },
        ),
      );
    });
  },
});

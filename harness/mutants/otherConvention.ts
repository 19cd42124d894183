import { defineMutation, mapped, onPoint } from './kit/index.ts';

/** How far beside a kink its other side is looked for. */
const beside = 2 ** -40;

/** The slope of the wrong side exactly at a kink whose convention is declared. */
export const otherConvention = defineMutation({
  name: 'otherConvention',
  family: 'ties and kinks',
  looksLike: ['convention', 'atKink'],
  mutate(subject) {
    const places = subject.kinks.flatMap((kink) =>
      'at' in kink && kink.slope !== undefined ? [kink] : [],
    );
    if (places.length === 0) return null;
    return onPoint((x) => {
      const moved = { ...x };
      for (const { input, at } of places) {
        moved[input] = mapped(x[input], (v) => (v === at ? at + beside : v));
      }
      return moved;
    })(subject);
  },
});

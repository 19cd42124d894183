import { defineLaw } from './law.ts';

/**
 * At a kink a gate that declares its convention is held to it; elsewhere any claim between the
 * one-sided slopes will do.
 */
export const convention = defineLaw({
  name: 'convention',
  latex: String.raw`f'(x_0) = \text{the declared subgradient}`,
  needs: [['vjp']],
  looksAtKinks: true,

  *check(work) {
    const declared = work.plan.drawing.kinks;
    if (declared.length === 0) return 'not asked';
    yield* work.measured();
    if (work.kinks.length === 0) return 'not asked';
    const { layout, point } = work;
    for (const entry of work.kinks) {
      const name = layout.names[entry.input];
      const x = point[entry.input][entry.column];
      for (const kink of declared) {
        let expected: number | null = null;
        if ('at' in kink) {
          if (kink.input === name && kink.at === x) expected = kink.slope ?? null;
        } else if (kink.to === 'first' && kink.ties.some((tied) => tied === name)) {
          const earlier = work.kinks.some(
            (other) =>
              other.row === entry.row &&
              kink.ties.some((tied) => tied === layout.names[other.input]) &&
              point[other.input][other.column] === x &&
              (other.input - entry.input || other.column - entry.column) < 0,
          );
          expected = earlier ? 0 : entry.upper;
        }
        if (expected === null || Math.abs(entry.claimed - expected) <= 1e-6) continue;
        const facts = { ...entry, measured: expected, bar: 0 };
        return work.finding('convention', 'wrong number', facts);
      }
    }
    return null;
  },
});

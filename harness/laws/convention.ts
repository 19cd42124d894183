import type { Kink } from '../heard.ts';
import type { Work } from '../work.ts';
import { defineLaw } from './law.ts';

/** The entries at kinks that may be tied with one, and which of them are as large as it. */
function tiedWith(
  { kinks, layout, point }: Work,
  ties: readonly string[],
  entry: Kink,
): { readonly alike: readonly Kink[]; readonly others: readonly Kink[] } {
  const valueOf = ({ input, column }: Kink): number => point[input][column];
  const all = kinks.filter(
    ({ row, input }) => row === entry.row && ties.includes(layout.names[input]),
  );
  const isAlike = (other: Kink): boolean => valueOf(other) === valueOf(entry);
  return { alike: all.filter(isAlike), others: all.filter((other) => !isAlike(other)) };
}

const isEarlier = (a: Kink, b: Kink): boolean => (a.input - b.input || a.column - b.column) < 0;

const claims = ({ claimed }: Kink): boolean => claimed !== 0;

/**
 * What one of tied entries must claim: the first of them all that there is, the others nothing.
 *
 * @returns null beside a tie: where no other entry is as large, or one that is larger takes it
 */
function shareOf(work: Work, ties: readonly string[], entry: Kink): number | null {
  const { layout, point } = work;
  const x = point[entry.input][entry.column];
  const equal = layout.names.flatMap((name, k) =>
    ties.includes(name) ? [...point[k]].filter((other) => other === x) : [],
  );
  const { alike, others } = tiedWith(work, ties, entry);
  if (equal.length < 2 || (!alike.some(claims) && others.some(claims))) return null;
  return alike.some((other) => isEarlier(other, entry)) ? 0 : entry.upper;
}

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
    const { layout, point, plan } = work;
    for (const entry of work.kinks) {
      const name = layout.names[entry.input];
      const x = point[entry.input][entry.column];
      for (const kink of declared) {
        let expected: number | null = null;
        let bar = Math.max(1e-6, 16 * plan.precision.roundoff);
        if ('at' in kink) {
          if (kink.input === name && kink.at === x) expected = kink.slope ?? null;
        } else if (kink.to === 'first' && kink.ties.some((tied) => tied === name)) {
          expected = shareOf(work, kink.ties, entry);
          // The upper slope was measured: it is where its own bar ends.
          if (expected === entry.upper) bar += 2 * entry.bar;
        }
        if (expected === null || Math.abs(entry.claimed - expected) <= bar) continue;
        const facts = { ...entry, measured: expected, bar };
        return work.finding('convention', 'wrong number', facts);
      }
    }
    return null;
  },
});

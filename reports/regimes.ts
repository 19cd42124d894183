import type { Results } from '../harness/results.ts';
import type { RegimeResult } from '../harness/verdict.ts';

/**
 * Gathers what was seen by regime, over all gates, in the order in which the regimes come.
 *
 * A case of a gate counts once, however many inputs it has; the resolution is that of the input that
 * resolves least.
 */
export function gatherRegimes({ gates }: Pick<Results, 'gates'>): RegimeResult[] {
  const found = new Map<string, RegimeResult>();
  for (const { verdict } of gates) {
    const cases = new Map<string, number>();
    for (const seen of verdict.inputs.flatMap(({ regimes }) => regimes)) {
      const { regime } = seen;
      const before = found.get(regime) ?? { ...seen, ...nothing };
      const counted = cases.get(regime) ?? 0;
      cases.set(regime, Math.max(counted, seen.cases));
      found.set(regime, {
        regime,
        cases: before.cases + Math.max(0, seen.cases - counted),
        compared: before.compared + seen.compared,
        unresolved: before.unresolved + seen.unresolved,
        resolution: coarser(before.resolution, seen.resolution),
      });
    }
  }
  return [...found.values()];
}

const nothing = { cases: 0, compared: 0, unresolved: 0, resolution: null };

function coarser(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}

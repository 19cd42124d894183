import type { Asking } from '../question.ts';
import type { Claims, Work } from '../work.ts';

/** Whether other claims are, to a few roundings, those of the vjp: then they share its measurement. */
export function* agree(work: Work, claims: Claims): Asking<boolean> {
  if (!work.plan.offers.vjp) return false;
  const measured = yield* work.claimsByVjp();
  if ('refused' in measured) return false;
  const few = 8 * work.plan.precision.roundoff;
  return claims.every((claim, k) => {
    const other = measured[k];
    for (let at = 0; at < claim.length; at++) {
      const a = claim[at];
      const b = other[at];
      if (!(a === b || Math.abs(a - b) <= few * Math.max(Math.abs(a), Math.abs(b)))) return false;
    }
    return true;
  });
}

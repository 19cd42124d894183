import type { Claims } from '../claims.ts';
import type { Asking } from '../question.ts';
import type { Work } from '../work.ts';

/** Whether other claims are, to a few roundings, those of the vjp: then they share its measurement. */
export function* agree(work: Work, claims: Claims): Asking<boolean> {
  if (!work.plan.offers.vjp) return false;
  const measured = yield* work.claimsByVjp();
  if ('refused' in measured) return false;
  const few = 8 * work.plan.precision.roundoff;
  return claims.every((claim, k) => {
    const other = measured[k];
    if (claim.values.length !== other.values.length) return false;
    return claim.values.every((a, at) => {
      const b = other.values[at];
      if (claim.indices[at] !== other.indices[at]) return false;
      return a === b || Math.abs(a - b) <= few * Math.max(Math.abs(a), Math.abs(b));
    });
  });
}

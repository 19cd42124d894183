import { agree } from './agree.ts';
import { defineLaw } from './law.ts';

/**
 * The Jacobian that is written down is the derivative of the forward, entry by entry.
 *
 * Where a vjp has been measured already, equal claims need no second measurement.
 */
export const jacobian = defineLaw({
  name: 'jacobian',
  latex: String.raw`\partial z / \partial x = \lim_{h \to 0} \frac{f(x + h e_j) - f(x - h e_j)}{2h}`,
  needs: [['jacobian']],

  *check(work) {
    if (work.isLarge && work.plan.offers.vjp) return 'not asked';
    if (!work.plan.offers.vjp) return yield* work.measured();
    const claims = yield* work.claimsByJacobian();
    if ('refused' in claims) return work.refusal('jacobian', claims);
    if (yield* agree(work, claims)) return null;
    return yield* work.measure('jacobian', claims, false);
  },
});

import { agree } from './agree.ts';
import { defineLaw } from './law.ts';

/** Beyond so many tangents a case, `adjoint` alone speaks for a jvp beside a vjp. */
const many = 64;

/**
 * The jvp is the derivative of the forward, entry by entry.
 *
 * Each column is asked for with a tangent of a random size and sign, never 1.
 */
export const pushforward = defineLaw({
  name: 'pushforward',
  latex: String.raw`J e_j = \partial f / \partial x_j`,
  needs: [['jvp']],

  *check(work) {
    const { vjp, jacobian } = work.plan.offers;
    if (work.isLarge && vjp) return 'not asked';
    if (!vjp && !jacobian) return yield* work.measured();
    const tangents = work.layout.wrt.reduce((sum, k) => sum + work.point[k].length, 0);
    if (vjp && tangents > many) return 'not asked';
    const claims = yield* work.claimsByJvp();
    if ('refused' in claims) return work.refusal('pushforward', claims);
    if (yield* agree(work, claims)) return null;
    return yield* work.measure('pushforward', claims, false);
  },
});

import type { Offer } from '../plan.ts';
import type { Asking } from '../question.ts';
import type { Finding } from '../verdict.ts';
import type { Work } from '../work.ts';

/** An equation that a right subject keeps at every point; it answers with what it saw broken. */
export interface Law {
  /** One noun. */
  readonly name: string;
  readonly latex: string;
  /** A subject that offers none of these combinations is not asked. */
  readonly needs: readonly (readonly Offer[])[];
  /** Asked for only where a check goes to this order. @default 1 */
  readonly order?: 2;
  /** It looks at the kinks that were met while measuring: not asked any more once a measured claim is wrong. */
  readonly looksAtKinks?: true;
  /**
   * Works one case whose forward has answered. A law never calls the subject: it yields questions.
   *
   * @returns what is wrong, or null; 'not asked' where this point has nothing for the law
   */
  check(work: Work): Asking<Finding | null | 'not asked'>;
}

/** Declares a law. */
export const defineLaw = (law: Law): Law => law;

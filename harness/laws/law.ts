import type { Asking } from '../question.ts';
import type { Finding } from '../verdict.ts';
import type { Work } from '../work.ts';

/** What a subject may offer beside its forward. */
export type Offer = 'vjp' | 'jvp' | 'jacobian';

/** An equation that a right subject keeps at every point; it answers with what it saw broken. */
export interface Law {
  /** One noun. */
  readonly name: string;
  readonly latex: string;
  /** A subject that offers none of these combinations is not asked. */
  readonly needs: readonly (readonly Offer[])[];
  /**
   * Works one case whose forward has answered. A law never calls the subject: it yields questions.
   *
   * @returns what is wrong, or null; 'not asked' where this point has nothing for the law
   */
  check(work: Work): Asking<Finding | null | 'not asked'>;
}

/** Declares a law. */
export const defineLaw = (law: Law): Law => law;

import type { Asking } from '../question.ts';
import type { Mistake } from '../verdict.ts';
import type { Evidence } from './evidence.ts';

/** A guess at the kind of mistake. */
export interface Hypothesis {
  readonly name: string;
  /**
   * Holds the guess against the evidence; it may ask the subject more.
   *
   * @param paired whether another plain mistake beside it is allowed for: asked once no guess explains all alone
   * @returns a cause for each input whose claims it explains, all of them and at every exhibit within
   *   their bars, wrong ones among them; none where it explains nothing
   */
  explain(evidence: Evidence, paired: boolean): Asking<readonly Mistake[]>;
}

/** Declares a hypothesis. */
export const defineHypothesis = (hypothesis: Hypothesis): Hypothesis => hypothesis;

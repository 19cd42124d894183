import * as harness from '../harness/index.ts';
import { withSentence } from '../reports/diagnosis.ts';

/** What a program imports: all of the harness, its verdicts told in a sentence where they have a diagnosis. */
export * from '../harness/index.ts';

/** @see harness.gradcheck */
export const gradcheck: typeof harness.gradcheck = (subject, options) =>
  withSentence(harness.gradcheck(subject, options));

/** @see harness.gradcheckAsync */
export const gradcheckAsync: typeof harness.gradcheckAsync = async (subject, options) =>
  withSentence(await harness.gradcheckAsync(subject, options));

/** @see harness.replay */
export const replay: typeof harness.replay = (subject, token, options) =>
  withSentence(harness.replay(subject, token, options));

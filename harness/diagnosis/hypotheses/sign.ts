import { asMeasured, explains } from '../fit.ts';
import { defineHypothesis } from '../hypothesis.ts';
import { nameOf } from '../structure.ts';

/** A minus lost or gained. */
export const sign = defineHypothesis({
  name: 'sign',

  *explain(evidence, paired) {
    yield* [];
    if (paired || !evidence.linear) return [];
    return evidence.failing
      .filter((k) => explains(evidence, k, asMeasured, -1))
      .map((k) => ({ hypothesis: 'sign', input: nameOf(evidence, k), facts: { factor: -1 } }));
  },
});

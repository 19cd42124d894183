import { isWrong } from '../exhibit.ts';
import { defineHypothesis } from '../hypothesis.ts';
import { nameOf } from '../structure.ts';

/** Wrong claims are no numbers, where the slope is finite; the others are right. */
export const notANumber = defineHypothesis({
  name: 'notANumber',

  *explain(evidence, paired) {
    yield* [];
    if (paired) return [];
    return evidence.failing
      .filter((k) =>
        evidence.exhibits.every(({ sides }) =>
          sides[k].claimed.every((claim, at) => !isWrong(sides[k], at) || Number.isNaN(claim)),
        ),
      )
      .map((k) => ({ hypothesis: 'notANumber', input: nameOf(evidence, k), facts: {} }));
  },
});

import { asMeasured, explains, ratioOf } from '../fit.ts';
import { defineHypothesis } from '../hypothesis.ts';
import { nameOf } from '../structure.ts';
import type { Evidence } from '../evidence.ts';
import { isWrong } from '../exhibit.ts';

/** Factors that one entry alone is enough to tell of. */
const usual = [2, 1 / 2, -2, -1 / 2, 3, 1 / 3, 4, 1 / 4, 10, 1 / 10, Math.PI, 1 / Math.PI];

/** The usual factor that a ratio is, to the digits that are known. */
const usualOf = (ratio: number): number | undefined =>
  usual.find((one) => Math.abs(ratio / one - 1) < 1e-9);

const countWrong = ({ exhibits }: Evidence, k: number): number =>
  exhibits.reduce(
    (sum, { sides }) => sum + sides[k].values.filter((_, at) => isWrong(sides[k], at)).length,
    0,
  );

/** Every entry is too large by one number, the same at every point and in every shape. */
export const factor = defineHypothesis({
  name: 'factor',

  *explain(evidence, paired) {
    yield* [];
    if (paired || !evidence.linear) return [];
    return evidence.failing.flatMap((k) => {
      const ratio = ratioOf(evidence, k, asMeasured);
      if (ratio === null || Math.abs(ratio + 1) < 1e-6) return [];
      const usualOne = usualOf(ratio);
      if (countWrong(evidence, k) < 3 && usualOne === undefined) return [];
      const rounded = usualOne ?? ratio;
      if (!explains(evidence, k, asMeasured, rounded)) return [];
      return [{ hypothesis: 'factor', input: nameOf(evidence, k), facts: { factor: rounded } }];
    });
  },
});

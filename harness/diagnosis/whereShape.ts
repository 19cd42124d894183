import type { Fact } from '../verdict.ts';
import type { Evidence } from './evidence.ts';
import { isRight, isWrong, type Exhibit } from './exhibit.ts';
import { defineHypothesis, type Hypothesis } from './hypothesis.ts';
import { nameOf } from './structure.ts';

/** Cases of each sort that a border between shapes must be seen by. */
const needed = 2;

interface Parted {
  readonly wrong: readonly Exhibit[];
  readonly right: readonly Exhibit[];
}

function partedBy({ exhibits }: Evidence, k: number): Parted {
  const has = ({ sides }: Exhibit, is: typeof isWrong): boolean =>
    sides[k].values.some((_, at) => is(sides[k], at));
  const wrong = exhibits.filter((exhibit) => has(exhibit, isWrong));
  const right = exhibits.filter((exhibit) => !wrong.includes(exhibit) && has(exhibit, isRight));
  return { wrong, right };
}

/** Declares a guess that claims are wrong for shapes of a kind, and right for all others. */
export const defineWhereShape = (where: {
  readonly name: string;
  /** Facts with the kind of shape that each stands for. */
  kinds(
    evidence: Evidence,
    k: number,
  ): readonly {
    readonly facts: Readonly<Record<string, Fact>>;
    readonly is: (exhibit: Exhibit) => boolean;
  }[];
}): Hypothesis =>
  defineHypothesis({
    name: where.name,

    *explain(evidence, paired) {
      yield* [];
      if (paired || !evidence.linear) return [];
      return evidence.failing.flatMap((k) => {
        const { wrong, right } = partedBy(evidence, k);
        if (wrong.length < needed || right.length < needed) return [];
        const found = where.kinds(evidence, k).find(({ is }) => wrong.every(is) && !right.some(is));
        if (found === undefined) return [];
        return [{ hypothesis: where.name, input: nameOf(evidence, k), facts: found.facts }];
      });
    },
  });

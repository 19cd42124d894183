import type { Evidence } from './evidence.ts';
import { isRight, isWrong } from './exhibit.ts';
import { defineHypothesis, type Hypothesis } from './hypothesis.ts';
import { nameOf } from './structure.ts';
import type { Fact } from '../verdict.ts';

/** Right entries and wrong ones that a border between them must be seen by. */
const needed = { right: 6, wrong: 2 };

/** The input entries whose claims are wrong, and those whose claims are right. */
export interface Parted {
  readonly wrong: readonly number[];
  readonly right: readonly number[];
}

/** Parts the numbers of an input by what is claimed of them. */
function partedBy({ exhibits, plan }: Evidence, k: number): Parted {
  const wrong: number[] = [];
  const right: number[] = [];
  for (const { sides, field } of exhibits) {
    const side = sides[k];
    const x = field.point[plan.wrt[k]];
    for (let at = 0; at < side.values.length; at++) {
      const number = x[at % side.columns];
      if (isWrong(side, at)) wrong.push(number);
      else if (isRight(side, at)) right.push(number);
    }
  }
  return { wrong, right };
}

/** Whether nothing, or one multiple of the right number, is claimed wherever a claim is wrong. */
function claimedThere({ exhibits }: Evidence, k: number): 'nothing' | 'something' {
  const nothing = exhibits.every(({ sides }) =>
    sides[k].values.every((_, at) => !isWrong(sides[k], at) || sides[k].claimed[at] === 0),
  );
  return nothing ? 'nothing' : 'something';
}

/** Declares a guess that claims are wrong where the number that they belong to is of a kind, and right elsewhere. */
export const defineWhere = (where: {
  readonly name: string;
  /** What parts them, or null where they are not so parted. */
  border(parted: Parted): Readonly<Record<string, Fact>> | null;
}): Hypothesis =>
  defineHypothesis({
    name: where.name,

    *explain(evidence, paired) {
      yield* [];
      if (paired || !evidence.linear) return [];
      return evidence.failing.flatMap((k) => {
        const parted = partedBy(evidence, k);
        if (parted.wrong.length < needed.wrong || parted.right.length < needed.right) return [];
        const facts = where.border(parted);
        if (facts === null) return [];
        const claimed = claimedThere(evidence, k);
        return [
          { hypothesis: where.name, input: nameOf(evidence, k), facts: { ...facts, claimed } },
        ];
      });
    },
  });

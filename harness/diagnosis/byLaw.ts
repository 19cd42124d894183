import type { Finding } from '../verdict.ts';
import { defineHypothesis, type Hypothesis } from './hypothesis.ts';

/** Declares a guess that one finding settles: what the law saw is the mistake itself. */
export const defineByLaw = (one: {
  readonly name: string;
  readonly is: (finding: Finding) => boolean;
}): Hypothesis =>
  defineHypothesis({
    name: one.name,

    *explain({ broken }, paired) {
      yield* [];
      const found = paired ? undefined : broken.find(({ finding }) => one.is(finding));
      if (found === undefined) return [];
      const { input, expected, came } = found.finding;
      return [
        {
          hypothesis: one.name,
          input,
          facts: { expected: expected ?? '', came: came ?? '' },
        },
      ];
    },
  });

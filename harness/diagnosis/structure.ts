import type { Asking } from '../question.ts';
import type { Mistake, Fact } from '../verdict.ts';
import type { Evidence } from './evidence.ts';
import { explains, ratioOf, type Predict } from './fit.ts';
import type { Hypothesis } from './hypothesis.ts';

/** One way in which a guess may be meant: with a place, a step, another input. */
export interface Candidate {
  readonly facts: Readonly<Record<string, Fact>>;
  readonly predict: Predict;
}

/** Factors that are believed beside another mistake. */
const plain = [-1, 2, 1 / 2, -2, -1 / 2, 3, 1 / 3, 4, 1 / 4, 10, 1 / 10];

/**
 * Declares a guess that says of each claimed entry what it should be: explained is an input by whose every claim is
 * so predicted. Where none of its candidates does, it may still be one of two mistakes, the other a plain factor.
 */
export const defineStructure = (structure: {
  readonly name: string;
  candidates(evidence: Evidence, k: number): Asking<readonly Candidate[]>;
}): Hypothesis => ({
  name: structure.name,

  *explain(evidence, paired) {
    if (!evidence.linear) return [];
    const causes: Mistake[] = [];
    for (const k of evidence.failing) {
      const candidates = yield* structure.candidates(evidence, k);
      const found = (paired ? fitTogether : fitAlone)(evidence, k, candidates);
      if (found === null) continue;
      const { factor, candidate } = found;
      const input = nameOf(evidence, k);
      causes.push({ hypothesis: structure.name, input, facts: candidate.facts });
      if (factor !== 1) {
        const times = factor === -1 ? 'sign' : 'factor';
        causes.push({ hypothesis: times, input, facts: { factor } });
      }
    }
    return causes;
  },
});

/** The name of an input to differentiate by. */
export const nameOf = ({ plan }: Evidence, k: number): string => plan.drawing.names[plan.wrt[k]];

interface Fit {
  readonly candidate: Candidate;
  readonly factor: number;
}

function fitAlone(evidence: Evidence, k: number, candidates: readonly Candidate[]): Fit | null {
  const candidate = candidates.find(({ predict }) => explains(evidence, k, predict));
  return candidate === undefined ? null : { candidate, factor: 1 };
}

function fitTogether(evidence: Evidence, k: number, candidates: readonly Candidate[]): Fit | null {
  for (const candidate of candidates) {
    const ratio = ratioOf(evidence, k, candidate.predict);
    const factor = plain.find((one) => ratio !== null && Math.abs(ratio / one - 1) < 1e-3);
    if (factor !== undefined && explains(evidence, k, candidate.predict, factor)) {
      return { candidate, factor };
    }
  }
  return null;
}

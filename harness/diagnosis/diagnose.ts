import type { Plan } from '../plan.ts';
import type { Asking } from '../question.ts';
import type { Mistake, Diagnosis } from '../verdict.ts';
import { gather, type Broken, type Evidence, type Memory } from './evidence.ts';
import type { Hypothesis } from './hypothesis.ts';
import { ofNumbers, ofPromises, ofTheRest } from './hypotheses/index.ts';
import { nameOf } from './structure.ts';

/**
 * Says what kind of mistake a failure is, by evidence: claims and measured values at the failing case and at others
 * of every kind, and further questions to the subject.
 *
 * A broken promise that every number rests on is the cause itself. Of the claims that are wrong each input's must
 * be explained, all of them and at every case, by one guess or by a guess and a plain factor; otherwise nothing is said.
 *
 * @param memory what was measured before of the same forward
 * @returns null where no guess explains it
 */
export function* diagnose(
  plan: Plan,
  broken: readonly Broken[],
  memory?: Memory,
): Asking<Diagnosis | null> {
  const evidence = yield* gather(plan, broken, memory);
  const promised = yield* first(evidence, ofPromises);
  if (promised.length > 0) return diagnosisOf(promised);
  if (evidence.failing.length === 0 && evidence.linear) {
    return diagnosisOf(yield* first(evidence, ofTheRest));
  }
  return diagnosisOf(yield* covering(evidence));
}

/** The causes of the first guess that has any. */
function* first(evidence: Evidence, hypotheses: readonly Hypothesis[]): Asking<readonly Mistake[]> {
  for (const hypothesis of hypotheses) {
    const causes = yield* hypothesis.explain(evidence, false);
    if (causes.length > 0) return causes;
  }
  return [];
}

/**
 * Causes for every input of which some claim is wrong; none where one of them is left without.
 *
 * One guess for all of them goes before a guess for each.
 */
function* covering(evidence: Evidence): Asking<readonly Mistake[]> {
  const found = new Map<string, readonly Mistake[]>();
  const names = evidence.failing.map((k) => nameOf(evidence, k));
  for (const paired of [false, true]) {
    for (const hypothesis of ofNumbers) {
      const causes = yield* hypothesis.explain(evidence, paired);
      if (causes.length === 0) continue;
      const covered = new Set(causes.map(({ input }) => input));
      if (covered.has(null) || names.every((name) => covered.has(name))) return causes;
      for (const name of names) {
        if (found.has(name) || !covered.has(name)) continue;
        found.set(
          name,
          causes.filter(({ input }) => input === name),
        );
      }
    }
    const all = names.flatMap((name) => found.get(name) ?? []);
    if (evidence.linear && names.every((name) => found.has(name))) return all;
  }
  return [];
}

function diagnosisOf(causes: readonly Mistake[]): Diagnosis | null {
  if (causes.length === 0) return null;
  const names = new Set(causes.map(({ hypothesis }) => hypothesis));
  return { hypothesis: [...names].join('+'), sentence: '', causes };
}

import { check, type Scope } from './check.ts';
import { answering, MemoryReused, type Answering } from './drivers/answer.ts';
import { newTally, type Tally } from './drivers/drive.ts';
import { accused, hasParts } from './network/accused.ts';
import { smoothRuns } from './network/smoothRuns.ts';
import type { Plan } from './plan.ts';
import type { Asking, Question } from './question.ts';
import type { Subject } from './subject.ts';
import type { Verdict } from './verdict.ts';

/** One of drivers/: puts the questions of a check to a subject, and returns what comes of it. */
type Driver<R> = (
  asking: Asking<Verdict>,
  answer: (question: Question) => Answering,
  tally: Tally,
) => R;

/**
 * Works the check of a subject to its verdict.
 *
 * Results are read where they lie; from the start again, with copies of them, for a subject that turns out to
 * use its memory again. Of a subject that is made of parts, those that are wrong for themselves are named.
 */
export function decide<R extends Verdict | Promise<Verdict>>(
  plan: Plan,
  subject: Subject,
  driver: Driver<R>,
  scope: Scope = {},
): R {
  const runs = hasParts(subject) ? smoothRuns(subject, plan) : undefined;
  const whole = runs === undefined || scope.path !== undefined ? scope : { runs, ...scope };
  const accuse = (verdict: Verdict): Verdict =>
    hasParts(subject) ? accused(subject, plan, verdict) : verdict;
  const work = (results: 'lent' | 'copied'): R => {
    const tally = newTally();
    const answer = answering(subject, plan.precision.round, results);
    return driver(check(plan, tally, whole), answer, tally);
  };
  const again = (error: unknown): R => {
    if (error instanceof MemoryReused) return work('copied');
    throw error;
  };
  const finish = (came: R): R => (came instanceof Promise ? came.then(accuse) : accuse(came)) as R;
  let came: R;
  try {
    came = work('lent');
  } catch (error) {
    return finish(again(error));
  }
  return finish(came instanceof Promise ? (came.catch(again) as R) : came);
}

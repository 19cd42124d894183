import { check } from './check.ts';
import { answering } from './drivers/answer.ts';
import { drive, newTally } from './drivers/drive.ts';
import { accused, hasParts } from './network/accused.ts';
import { smoothRuns } from './network/smoothRuns.ts';
import { planOf, type Options } from './plan.ts';
import type { Subject } from './subject.ts';
import type { Verdict } from './verdict.ts';

/**
 * Decides whether the gradients that a subject claims are right.
 *
 * Draws cases from the specs of its inputs (or takes the fixed values given), measures the true
 * derivatives by central differences with error bars, works every law, and judges. Of a subject that has
 * parts, such as a network, the part that is wrong is named.
 *
 * @param subject a forward and at least one of vjp, jvp, jacobian; a gate is one
 * @returns plain data; whatever the subject does (throws, answers NaN or in wrong shapes) is in it
 * @throws {TypeError} with a sentence, for a call that makes no sense
 */
export function gradcheck(subject: Subject, options: Options = {}): Verdict {
  const plan = planOf(subject, options);
  const tally = newTally();
  const answer = answering(subject, plan.precision.round);
  if (!hasParts(subject)) return drive(check(plan, tally), answer, tally);
  const scope = { runs: smoothRuns(subject, plan) };
  return accused(subject, plan, drive(check(plan, tally, scope), answer, tally));
}

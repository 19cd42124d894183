import { decide } from './decide.ts';
import { drive } from './drivers/drive.ts';
import { planOf, type Options } from './plan.ts';
import type { Subject } from './subject.ts';
import type { Verdict } from './verdict.ts';

/**
 * Decides whether the gradients that a subject claims are right.
 *
 * Draws cases from the specs of its inputs (or takes the fixed values given), measures the true
 * derivatives by central differences with error bars, works every law, and judges.
 *
 * @param subject a forward and at least one of vjp, jvp, jacobian; a gate is one
 * @returns plain data; whatever the subject does (throws, answers NaN or in wrong shapes) is in it
 * @throws {TypeError} with a sentence, for a call that makes no sense
 */
export function gradcheck(subject: Subject, options: Options = {}): Verdict {
  return decide(planOf(subject, options), subject, drive<Verdict>);
}

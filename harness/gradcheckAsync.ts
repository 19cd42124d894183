import { check } from './check.ts';
import { answering } from './drivers/answer.ts';
import { driveAsync, newTally } from './drivers/drive.ts';
import { planOf, type Options } from './plan.ts';
import type { Subject } from './subject.ts';
import type { Verdict } from './verdict.ts';

/**
 * The same decision for a subject whose functions answer with promises.
 *
 * @see gradcheck
 */
export async function gradcheckAsync(subject: Subject, options: Options = {}): Promise<Verdict> {
  const plan = planOf(subject, options);
  const tally = newTally();
  return driveAsync(check(plan, tally), answering(subject, plan.precision.round), tally);
}

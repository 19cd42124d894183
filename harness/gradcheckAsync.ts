import { decide } from './decide.ts';
import { driveAsync } from './drivers/drive.ts';
import { planOf, type Options } from './plan.ts';
import type { Subject } from './subject.ts';
import type { Verdict } from './verdict.ts';

/**
 * The same decision for a subject whose functions answer with promises.
 *
 * @see gradcheck
 */
export async function gradcheckAsync(subject: Subject, options: Options = {}): Promise<Verdict> {
  return decide(planOf(subject, options), subject, driveAsync<Verdict>);
}

import { caseAt } from '../../harness/check.ts';
import { answering } from '../../harness/drivers/answer.ts';
import { drive, newTally } from '../../harness/drivers/drive.ts';
import type { Finding, Law, Options, Subject } from '../../harness/index.ts';
import { planOf } from '../../harness/plan.ts';
import { Work } from '../../harness/work.ts';

/**
 * What one law says of one case of a subject, as it comes upon it: nothing is made smaller.
 *
 * @param where.run which case
 * @param where.budget entries that may be compared one by one; 0 makes any case a large one
 */
export function findingBy(
  law: Law,
  subject: Subject,
  options: Options = {},
  { run = 0, budget }: { run?: number; budget?: number | undefined } = {},
): Finding | null | 'not asked' {
  const plan = planOf(subject, options);
  const work = new Work(plan, caseAt(plan, String(run)).drawn, run, null, budget);
  return drive(asking(), answering(subject, plan.precision.round), newTally());

  function* asking() {
    const { refused } = yield* work.value();
    if (refused !== undefined) return 'not asked';
    return yield* law.check(work);
  }
}

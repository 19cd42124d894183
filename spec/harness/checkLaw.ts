import { check } from '../../harness/check.ts';
import { answering } from '../../harness/drivers/answer.ts';
import { drive, newTally } from '../../harness/drivers/drive.ts';
import type { Law, Options, Subject, Verdict } from '../../harness/index.ts';
import { planOf } from '../../harness/plan.ts';

/** A verdict that one law alone has a say in. */
export function verdictBy(law: Law, subject: Subject, options: Options = {}): Verdict {
  const plan = planOf(subject, { runs: 50, ...options });
  const tally = newTally();
  const asking = check(plan, tally, { laws: [law.name] });
  return drive(asking, answering(subject, plan.precision.round), tally);
}

/** What one law says of a subject: whether it found anything, or had nothing to ask. */
export function checkLaw(
  law: Law,
  subject: Subject,
  options: Options = {},
): 'pass' | 'fail' | 'not asked' {
  const { laws } = verdictBy(law, subject, options);
  if (laws.length === 0 || laws[0].cases === 0) return 'not asked';
  return laws[0].outcome === 'fail' ? 'fail' : 'pass';
}

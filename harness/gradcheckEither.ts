import { decide } from './decide.ts';
import { driveEither } from './drivers/driveEither.ts';
import { planOf, type Options } from './plan.ts';
import { readReplay } from './replay.ts';
import type { Subject } from './subject.ts';
import type { Verdict } from './verdict.ts';

/**
 * The same decision for a subject that need not say whether it answers with promises: its first answer does.
 *
 * @param token works one failure again instead, one law at one case
 * @returns a promise when the subject gave one, the verdict itself when not
 * @throws {TypeError} at once, with a sentence, for a call that makes no sense
 * @see gradcheck
 */
export function gradcheckEither(
  subject: Subject,
  options: Options = {},
  token?: string,
): Verdict | Promise<Verdict> {
  const again = token === undefined ? undefined : readReplay(token);
  const plan = planOf(subject, again ? { ...options, seed: again.seed } : options);
  if (again === null || (again && again.subject !== plan.name)) {
    throw new TypeError(
      `gradcheck: ${token} is no replay token of ${plan.name}, expected subject/law/seed/path.`,
    );
  }
  const scope = again ? { laws: [again.law], path: again.path } : {};
  return decide(plan, subject, driveEither<Verdict>, scope);
}

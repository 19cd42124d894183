import { decide } from './decide.ts';
import { drive } from './drivers/drive.ts';
import { planOf, type Options } from './plan.ts';
import type { Subject } from './subject.ts';
import type { Verdict } from './verdict.ts';

/** What a replay token says: whose failure, of which law, from which seed, and the way to its case. */
export interface Replay {
  readonly subject: string;
  readonly law: string;
  readonly seed: number;
  readonly path: string;
}

/**
 * Reads a token `subject/law/seed/path`.
 *
 * @returns null for what is none
 */
export function readReplay(token: string): Replay | null {
  const match = /^([^/#]+)\/([A-Za-z]+)\/(\d+)\/(\d+(?::\d+)*)$/.exec(token);
  if (match === null) return null;
  const [, subject, law, seed, path] = match;
  return { subject: decodeURIComponent(subject), law, seed: Number(seed), path };
}

/**
 * Works one failure again: one law at one case.
 *
 * @throws {TypeError} when the token is none, or names another subject
 */
export function replay(subject: Subject, token: string, options: Options = {}): Verdict {
  const read = readReplay(token);
  if (read === null) {
    throw new TypeError(`gradcheck: ${token} is no replay token, expected subject/law/seed/path.`);
  }
  const plan = planOf(subject, { ...options, seed: read.seed });
  if (plan.name !== read.subject) {
    throw new TypeError(
      `gradcheck: the token is for ${read.subject}, the subject is ${plan.name}.`,
    );
  }
  return decide(plan, subject, drive<Verdict>, { laws: [read.law], path: read.path });
}

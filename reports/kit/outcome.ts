import type { Outcome } from '../../harness/verdict.ts';
import type { Tone } from './paint.ts';

/** The sign of an outcome. */
export const marks: Readonly<Record<Outcome, string>> = { pass: '✓', fail: '✗', undecided: '?' };

/** The tone of an outcome. */
export const tones: Readonly<Record<Outcome, Tone>> = {
  pass: 'good',
  fail: 'bad',
  undecided: 'doubtful',
};

/** The worst of several outcomes: one failure fails all, and one doubt is a doubt about all. */
export function worstOf(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('fail')) return 'fail';
  return outcomes.includes('undecided') ? 'undecided' : 'pass';
}

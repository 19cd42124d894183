import { decide } from '../../../harness/decide.ts';
import { drive } from '../../../harness/drivers/drive.ts';
import { gradcheck, type Options, type Verdict } from '../../../harness/index.ts';
import { planOf } from '../../../harness/plan.ts';
import type { Board } from './board.ts';

export const check = ([subject, inputs]: Board[string], options: Options = {}): Verdict =>
  gradcheck(subject, { ...options, inputs: inputs! });

/** Whether it fails, at the first law that is broken; which mistake it looks like is not asked. */
export const verdictOf = ([subject, inputs]: Board[string]): Verdict =>
  decide(planOf(subject, { inputs: inputs! }), subject, drive<Verdict>, { firstFailure: true });

import { caseAt, check } from '../check.ts';
import { answering } from '../drivers/answer.ts';
import { drive, newTally } from '../drivers/drive.ts';
import type { Plan } from '../plan.ts';
import type { Subject } from '../subject.ts';
import type { Culprit, Verdict } from '../verdict.ts';
import { doubt, type Doubted } from './doubt.ts';
import type { Part } from '../part.ts';
import { showApplication } from './path.ts';
import { inputsAt } from './smoothRuns.ts';

/** A subject that is made of parts. */
type Whole = Subject & Required<Pick<Subject, 'parts'>>;

/** Whether a subject can tell what it is made of. */
export const hasParts = (subject: Subject): subject is Whole => subject.parts !== undefined;

function partsAt(subject: Whole, plan: Plan, path: string): readonly Part[] {
  try {
    return subject.parts(inputsAt(plan, caseAt(plan, path).drawn));
  } catch {
    return [];
  }
}

const culpritOf = ({ part, verdict }: Doubted): Culprit => ({
  part: part.name,
  gate: part.gate.name,
  from: part.from,
  findings: verdict.findings,
});

/** The gates that fail where a failure was seen. */
function culpritsAt(subject: Whole, plan: Plan, path: string): Culprit[] {
  return partsAt(subject, plan, path)
    .map((part) => doubt(part, plan.seed))
    .filter(({ verdict }) => verdict.outcome === 'fail')
    .map(culpritOf);
}

/** The culprits, as they are written in the network. */
const diagnosisOf = (culprits: readonly Culprit[]): Verdict['diagnosis'] => ({
  hypothesis: 'wrong gate',
  causes: [],
  sentence: `a wrong gate: ${culprits.map(({ part, gate, from }) => showApplication({ name: part, gate: { name: gate }, from })).join(', ')}`,
});

/** One case as it was drawn, nothing made smaller. */
function asDrawn(subject: Whole, plan: Plan, law: string, run: string): Verdict {
  const tally = newTally();
  const asking = check(plan, tally, { laws: [law], path: run });
  return drive(asking, answering(subject, plan.precision.round), tally);
}

/**
 * Names the gates that are wrong, where a network's gradient fails: each is doubted at the very values that
 * flowed through it.
 *
 * A failure is made small without regard to kinks on the way, and may arrive at a point where every gate is
 * right and the whole is not differentiable. So where no gate is wrong, the case is taken as it was drawn.
 */
export function accused(subject: Whole, plan: Plan, verdict: Verdict): Verdict {
  if (verdict.outcome !== 'fail' || verdict.replay === '') return verdict;
  const [, law, , path] = verdict.replay.split('/');
  const culprits = culpritsAt(subject, plan, path);
  if (culprits.length > 0) return { ...verdict, culprits, diagnosis: diagnosisOf(culprits) };
  const run = path.split(':')[0];
  const first = culpritsAt(subject, plan, run);
  if (first.length === 0) return { ...verdict, culprits: [] };
  const { worst, findings, replay } = asDrawn(subject, plan, law, run);
  const told = worst === null ? {} : { worst, findings, replay };
  return { ...verdict, ...told, culprits: first, diagnosis: diagnosisOf(first) };
}

import { existsSync } from 'node:fs';
import { checkChain, gradcheck } from '../harness/index.ts';
import type { CheckedGate } from '../harness/results.ts';
import type { Subject } from '../harness/subject.ts';
import type { Verdict } from '../harness/verdict.ts';
import { catalogue, identitiesOf } from './catalogue.ts';
import { UsageError } from './exits.ts';
import { filterBy } from './filter.ts';
import type { Numbers } from './flags.ts';
import { loadSubjects } from '../adapters/module/loadSubjects.ts';
import type { Message, Task } from './task.ts';

/** One thing to check: what is known of it before, and how it is done. */
interface Job extends Omit<CheckedGate, 'verdict'> {
  check(numbers: Numbers): Verdict;
}

/** Checks the catalogue, or what modules export, gate by gate. */
export async function check(
  { files, filters, numbers }: Extract<Task, { kind: 'check' }>,
  say: (message: Message) => void,
): Promise<void> {
  const all =
    files.length === 0 ? catalogueJobs() : (await Promise.all(files.map(fileJobs))).flat();
  const wanted = filterBy(filters);
  const jobs = all.filter(({ name, identities }) =>
    wanted([name, ...identities.map(({ label }) => label)]),
  );
  const deadline = performance.now() + (numbers.budget ?? Infinity);
  say({ kind: 'planned', count: jobs.length });
  jobs.forEach(({ check: ask, ...known }, i) => {
    say({ kind: 'started', name: known.name });
    const budget = Math.max(1, (deadline - performance.now()) / (jobs.length - i));
    const share = Number.isFinite(budget) ? { ...numbers, budget } : numbers;
    say({ kind: 'checked', gate: { ...known, verdict: ask(share) } });
  });
}

function catalogueJobs(): Job[] {
  const gates = Object.values(catalogue);
  const jobs = gates.map((gate): Job => ({
    name: gate.name,
    latex: gate.latex,
    identities: identitiesOf(gate),
    file: null,
    check: (numbers) => gradcheck(gate, numbers),
  }));
  const chain: Job = {
    name: 'chain rule',
    latex: String.raw`\partial(g \circ f)/\partial x = \partial g/\partial f \cdot \partial f/\partial x`,
    identities: [],
    file: null,
    check: (numbers) => checkChain(gates, numbers),
  };
  return [...jobs, chain];
}

async function fileJobs(path: string): Promise<Job[]> {
  if (Object.hasOwn(catalogue, path) && !existsSync(path)) {
    throw new UsageError(
      `${path}: expected a file, came a gate of the catalogue; that is --gate ${path}.`,
    );
  }
  const { file, subjects } = await loadSubjects(path);
  return subjects.map((subject) => ({
    name: subject.name,
    latex: 'latex' in subject && typeof subject.latex === 'string' ? subject.latex : null,
    identities: [],
    file,
    check: (numbers) => prefixed(file, asked(file, subject, numbers)),
  }));
}

/** A call that makes no sense is the module's mistake, not a finding. */
function asked(file: string, subject: Subject, numbers: Numbers): Verdict {
  try {
    return gradcheck(subject, numbers);
  } catch (error) {
    if (error instanceof TypeError)
      throw new UsageError(`${file}: ${error.message}`, { cause: error });
    throw error;
  }
}

/** The token that replays it, with the file to find the subject in. */
const prefixed = (file: string, verdict: Verdict): Verdict =>
  verdict.replay === '' ? verdict : { ...verdict, replay: `${file}#${verdict.replay}` };

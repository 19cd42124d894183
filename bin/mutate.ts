import { existsSync } from 'node:fs';
import { mutate as mutateSubject, type MutatedSubject } from '../harness/mutate.ts';
import type { Subject } from '../harness/subject.ts';
import type { ProcessTarget } from '../adapters/process/index.ts';
import { catalogue } from './catalogue.ts';
import { UsageError } from './exits.ts';
import { filterBy } from './filter.ts';
import type { Numbers } from './flags.ts';
import { loadSubjects } from '../adapters/module/loadSubjects.ts';
import { startProcess, troublesOf } from './processes.ts';
import { suggest } from './nearest.ts';
import type { Message, Task } from './task.ts';

/** One subject to make wrong, and where a call that makes no sense is to be told of. */
interface Job {
  readonly name: string;
  readonly subject: Subject;
  readonly file: string | null;
}

/** Makes gates wrong in every way that is known: those named, those that modules export or processes offer. */
export async function mutate(
  { gates, processes, numbers }: Extract<Task, { kind: 'mutate' }>,
  say: (message: Message) => void,
): Promise<void> {
  const named = (await Promise.all(gates.map(jobsOf))).flat();
  const targets: ProcessTarget[] = [];
  try {
    for (const source of processes) targets.push(await startProcess(source));
    const offered = targets.flatMap(({ subjects }, k) =>
      subjects.map((subject): Job => {
        const file = `--process ${processes[k].command}`;
        return { name: subject.name, subject: oneByOne(subject), file };
      }),
    );
    const isCatalogue = gates.length === 0 && processes.length === 0;
    const jobs = isCatalogue ? catalogueJobs() : [...named, ...offered];
    say({ kind: 'planned', count: jobs.length });
    for (const { name, subject, file } of jobs) {
      say({ kind: 'started', name });
      say({ kind: 'mutated', subject: await asked(file, { ...subject, name }, numbers) });
    }
  } finally {
    for (const [k, target] of targets.entries()) {
      troublesOf(processes[k], target).forEach((one) => say({ kind: 'trouble', ...one }));
      await target.close();
    }
  }
}

/** Asked call by call: a mutant's mistake may be in what it does to its inputs, which a batch never shows. */
function oneByOne({ together: _, ...subject }: Subject): Subject {
  return subject;
}

const catalogueJobs = (names: readonly string[] = Object.keys(catalogue)): Job[] =>
  names.map((name) => ({ name, subject: catalogue[name], file: null }));

/** What an argument means: a module, a gate by its name, or a pattern for several. */
async function jobsOf(argument: string): Promise<Job[]> {
  if (Object.hasOwn(catalogue, argument)) return catalogueJobs([argument]);
  if (existsSync(argument) || /[./\\]/.test(argument)) {
    const { file, subjects } = await loadSubjects(argument);
    return subjects.map((subject) => ({ name: subject.name, subject, file }));
  }
  const names = Object.keys(catalogue);
  const fitting = /[*?]/.test(argument) ? names.filter((name) => filterBy([argument])([name])) : [];
  if (fitting.length > 0) return catalogueJobs(fitting);
  throw new UsageError(
    `mutate: expected a gate of the catalogue or a module, came '${argument}'.${suggest(argument, names)}`,
  );
}

/** A call that makes no sense is the module's mistake, not a finding. */
async function asked(
  file: string | null,
  subject: Subject,
  numbers: Numbers,
): Promise<MutatedSubject> {
  try {
    return await mutateSubject(subject, numbers);
  } catch (error) {
    if (file === null || !(error instanceof TypeError)) throw error;
    throw new UsageError(`${file}: ${error.message}`, { cause: error });
  }
}

import { existsSync } from 'node:fs';
import { mutate as mutateSubject, type MutatedSubject } from '../harness/mutate.ts';
import type { Subject } from '../harness/subject.ts';
import { catalogue } from './catalogue.ts';
import { UsageError } from './exits.ts';
import { filterBy } from './filter.ts';
import type { Numbers } from './flags.ts';
import { loadSubjects } from './modules.ts';
import { suggest } from './nearest.ts';
import type { Message, Task } from './task.ts';

/** One subject to make wrong, and where a call that makes no sense is to be told of. */
interface Job {
  readonly name: string;
  readonly subject: Subject;
  readonly file: string | null;
}

/** Makes gates wrong in every way that is known: those named, those that modules export, or the catalogue. */
export async function mutate(
  { gates, numbers }: Extract<Task, { kind: 'mutate' }>,
  say: (message: Message) => void,
): Promise<void> {
  const jobs = gates.length === 0 ? catalogueJobs() : (await Promise.all(gates.map(jobsOf))).flat();
  say({ kind: 'planned', count: jobs.length });
  for (const { name, subject, file } of jobs) {
    say({ kind: 'started', name });
    say({ kind: 'mutated', subject: await asked(file, { ...subject, name }, numbers) });
  }
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

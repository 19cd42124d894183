import { existsSync } from 'node:fs';
import { checkChain, gradcheck, gradcheckAgainst, gradcheckAsync } from '../harness/index.ts';
import type { ProcessTarget } from '../adapters/process/index.ts';
import type { CheckedGate } from '../harness/results.ts';
import type { Subject } from '../harness/subject.ts';
import type { Verdict } from '../harness/verdict.ts';
import { catalogue, identitiesOf } from './catalogue.ts';
import { UsageError } from './exits.ts';
import { filterBy } from './filter.ts';
import type { Numbers } from './flags.ts';
import { loadSubjects } from '../adapters/module/loadSubjects.ts';
import {
  processMark,
  startProcess,
  troubleOf,
  troublesOf,
  type ProcessSource,
  type Trouble,
} from './processes.ts';
import type { Message, Task } from './task.ts';

/** One thing to check: what is known of it before, and how it is done. */
interface Job extends Omit<CheckedGate, 'verdict'> {
  check(numbers: Numbers): Verdict | Promise<Verdict>;
}

type Say = (message: Message) => void;

/** Checks the catalogue, or what modules export and processes offer, gate by gate. */
export async function check(task: Extract<Task, { kind: 'check' }>, say: Say): Promise<void> {
  const { files, processes } = task;
  const fromFiles = (await Promise.all(files.map(fileJobs))).flat();
  const trouble = (one: Trouble): void => say({ kind: 'trouble', ...one });
  const started = await Promise.all(
    processes.map(async (source) => {
      try {
        return { source, target: await startProcess(source) };
      } catch (error) {
        trouble(troubleOf(error));
        return null;
      }
    }),
  );
  const open = started.filter((one) => one !== null);
  for (const { target } of open) {
    if (target.version !== '') say({ kind: 'used', name: target.name, version: target.version });
  }
  const jobs = [...fromFiles, ...open.flatMap(({ source, target }) => processJobs(source, target))];
  const isCatalogue = files.length === 0 && processes.length === 0;
  try {
    await checkAll(isCatalogue ? catalogueJobs() : jobs, task, say);
  } finally {
    for (const { source, target } of open) {
      troublesOf(source, target).forEach(trouble);
      await target.close();
    }
  }
}

async function checkAll(
  all: readonly Job[],
  { filters, numbers }: Extract<Task, { kind: 'check' }>,
  say: Say,
): Promise<void> {
  const wanted = filterBy(filters);
  const jobs = all.filter(({ name, identities }) =>
    wanted([name, ...identities.map(({ label }) => label)]),
  );
  const deadline = performance.now() + (numbers.budget ?? Infinity);
  say({ kind: 'planned', count: jobs.length });
  for (const [i, { check: ask, ...known }] of jobs.entries()) {
    say({ kind: 'started', name: known.name });
    const budget = Math.max(1, (deadline - performance.now()) / (jobs.length - i));
    const share = Number.isFinite(budget) ? { ...numbers, budget } : numbers;
    try {
      say({ kind: 'checked', gate: { ...known, verdict: await ask(share) } });
    } catch (error) {
      if (!(error instanceof Undoubtable)) throw error;
      say({ kind: 'trouble', ...troubleOf(error) });
    }
  }
}

/** A gate of a process that cannot be asked about as it is declared; the others can. */
class Undoubtable extends UsageError {}

/** What a process offers; a gate that implements one of the catalogue stands for the same identities. */
function processJobs({ command }: ProcessSource, { subjects }: ProcessTarget): Job[] {
  const file = `${processMark}${command}`;
  return subjects.map((subject) => {
    const known = subject.implements ?? '';
    const gate = Object.hasOwn(catalogue, known) ? catalogue[known] : null;
    return {
      name: subject.name,
      latex: gate?.latex ?? null,
      identities: gate === null ? [] : identitiesOf(gate),
      file,
      async check(numbers) {
        try {
          const verdict =
            gate === null
              ? gradcheckAsync(subject, numbers)
              : gradcheckAgainst(subject, gate, numbers);
          return prefixed(file, await verdict);
        } catch (error) {
          if (!(error instanceof TypeError)) throw error;
          throw new Undoubtable(`${command}: ${error.message}`, { cause: error });
        }
      },
    };
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

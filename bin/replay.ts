import { declared } from '../harness/comparison.ts';
import { gradcheckEither } from '../harness/gradcheckEither.ts';
import { compositions, gradcheckAgainst, readReplay, replay } from '../harness/index.ts';
import type { Subject } from '../harness/subject.ts';
import type { Verdict } from '../harness/verdict.ts';
import { catalogue } from './catalogue.ts';
import { UsageError } from './exits.ts';
import { loadSubjects } from '../adapters/module/loadSubjects.ts';
import { suggest } from './nearest.ts';
import { processMark, startProcess, type ProcessSource } from './processes.ts';
import type { Offered } from '../adapters/process/index.ts';
import type { Message, Task } from './task.ts';
import { isTarget, meantBy } from './targets.ts';

/** Asks one question again: the case that a token names. */
export async function replayToken(
  { token: whole, timeout }: Extract<Task, { kind: 'replay' }>,
  say: (message: Message) => void,
): Promise<void> {
  const { file, token, gate } = split(whole);
  const verdict = await again();
  say({ kind: 'replayed', verdict: { ...verdict, replay: whole } });

  async function again(): Promise<Verdict> {
    if (file === null) return replay(fromCatalogue(gate), token);
    if (!file.startsWith(processMark)) {
      if (isTarget(file)) return fromTarget(file, gate, token, timeout);
      return replay(await fromFile(file, gate), token);
    }
    const command = file.slice(processMark.length);
    return replayByProcess(timeout === undefined ? { command } : { command, timeout }, gate, token);
  }
}

async function replayByProcess(
  source: ProcessSource,
  gate: string,
  token: string,
): Promise<Verdict> {
  const target = await startProcess(source);
  try {
    const found = target.subjects.find(({ name }) => name === gate);
    if (found !== undefined) return await againOf(found, token);
    const names = target.subjects.map(({ name }) => name).join(', ');
    throw new UsageError(`replay: expected one of ${names} in ${source.command}, came '${gate}'.`);
  } finally {
    await target.close();
  }
}

/** Works the law at its case; the one against a reference is worked whole, since its second side is not a law's. */
async function againOf(subject: Offered, token: string): Promise<Verdict> {
  const { law, seed } = readReplay(token)!;
  const known = subject.implements ?? '';
  if (law !== 'reference' || !Object.hasOwn(catalogue, known)) {
    return gradcheckEither(subject, {}, token);
  }
  return gradcheckAgainst(subject, catalogue[known], { seed });
}

/** Asks it of an implementation, with what the catalogue declares of the gate. */
async function fromTarget(
  target: string,
  gate: string,
  token: string,
  timeout: number | undefined,
): Promise<Verdict> {
  const { adapter, argument } = meantBy(target);
  const opened = await adapter.open(argument, timeout === undefined ? {} : { timeout });
  try {
    const reference = Object.hasOwn(catalogue, gate) ? catalogue[gate] : null;
    const subject = opened.gates[gate];
    if (subject !== undefined)
      return await gradcheckEither(declared(gate, subject, reference), {}, token);
    const names = Object.keys(opened.gates);
    throw new UsageError(
      `replay: expected a gate that ${target} offers, came '${gate}'.${suggest(gate, names)}`,
    );
  } finally {
    await opened.close?.();
  }
}

/**
 * Takes a token apart: `file#subject/law/seed/path`, the file only where it is not the catalogue's; in its place
 * stands `process:` and a command for a gate of a process.
 *
 * @throws {UsageError} for a text of another form
 */
function split(whole: string): { file: string | null; token: string; gate: string } {
  const mark = whole.lastIndexOf('#');
  const token = whole.slice(mark + 1);
  const read = readReplay(token);
  if (read === null) {
    throw new UsageError(
      `replay: expected a token of the form subject/law/seed/path, came '${whole}'.`,
    );
  }
  return { file: mark < 0 ? null : whole.slice(0, mark), token, gate: read.subject };
}

/** A gate by its name, or a composition of two by its own: `softmax(x = affine)`. */
function fromCatalogue(name: string): Subject {
  if (Object.hasOwn(catalogue, name)) return catalogue[name];
  if (name.includes('(')) {
    for (const pair of compositions(Object.values(catalogue))) if (pair.name === name) return pair;
    throw new UsageError(
      `replay: expected two gates of the catalogue that fit, as in softmax(x = affine), came '${name}'.`,
    );
  }
  const names = Object.keys(catalogue);
  throw new UsageError(
    `replay: expected a gate of the catalogue, came '${name}'.${suggest(name, names)}`,
  );
}

async function fromFile(path: string, name: string): Promise<Subject> {
  const { file, subjects } = await loadSubjects(path);
  const found = subjects.find((subject) => subject.name === name);
  if (found !== undefined) return found;
  const names = subjects.map((subject) => subject.name);
  throw new UsageError(`replay: expected one of ${names.join(', ')} in ${file}, came '${name}'.`);
}

import { existsSync } from 'node:fs';
import { replay } from '../harness/index.ts';
import type { Subject } from '../harness/subject.ts';
import { catalogue } from './catalogue.ts';
import { UsageError } from './exits.ts';
import { loadSubjects } from './modules.ts';
import { suggest } from './nearest.ts';
import type { Message } from './task.ts';

/** Asks one question again: the case that a token names. */
export async function replayToken(whole: string, say: (message: Message) => void): Promise<void> {
  const { file, token, gate } = split(whole);
  const subject = file === null ? fromCatalogue(gate) : await fromFile(file, gate);
  const verdict = replay(subject, token);
  say({ kind: 'replayed', verdict: { ...verdict, replay: whole } });
}

/**
 * Takes a token apart: `file#gate/law/seed/path`, the file only where it is not the catalogue's.
 *
 * @throws {UsageError} for a text of another form
 */
function split(whole: string): { file: string | null; token: string; gate: string } {
  const marks = [...whole.matchAll(/#/g)].map(({ index }) => index);
  const mark = marks.find((at) => existsSync(whole.slice(0, at))) ?? marks[0];
  const file = mark === undefined ? null : whole.slice(0, mark);
  const token = mark === undefined ? whole : whole.slice(mark + 1);
  const [, gate] = /^(.+)\/[^/]+\/\d+\/[^/]*$/.exec(token) ?? [];
  if (gate === undefined) {
    throw new UsageError(
      `replay: expected a token of the form gate/law/seed/path, came '${whole}'.`,
    );
  }
  return { file, token, gate };
}

function fromCatalogue(name: string): Subject {
  if (Object.hasOwn(catalogue, name)) return catalogue[name];
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

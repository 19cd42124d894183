import { statSync } from 'node:fs';
import { basename, extname, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Subject } from '../../harness/subject.ts';
import { UsageError } from '../usageError.ts';
import { importError } from './importError.ts';
import { demandSubject, looksLikeSubject } from './demandSubject.ts';

/** A subject that a module exports, with the name under which it is told. */
export type Named = Subject & { readonly name: string };

/**
 * Imports a module and gathers the subjects that it exports: objects with a `forward`, and arrays of them.
 *
 * One without a name takes that of its export, or of the file where it is the default.
 *
 * @returns the subjects, and the path of the module relative to here with forward slashes
 * @throws {UsageError} for a module that is missing, cannot be imported, or exports no subject or a broken one
 */
export async function loadSubjects(
  path: string,
): Promise<{ readonly file: string; readonly subjects: readonly Named[] }> {
  const file = relative('.', resolve(path)).replaceAll(sep, '/');
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || !found.isFile()) {
    const came = found === undefined ? 'no such file' : 'a folder';
    throw new UsageError(`${path}: expected a module that exports gates, came ${came}.`);
  }
  const exported = await importModule(path, file);
  const subjects = new Map<unknown, Named>();
  for (const [key, value] of ownExports(exported)) {
    const given = key === 'default' ? basename(path, extname(path)) : key;
    const candidates = Array.isArray(value) ? (value as unknown[]) : [value];
    candidates.forEach((candidate, i) => {
      if (!looksLikeSubject(candidate) || subjects.has(candidate)) return;
      const name = Array.isArray(value) ? `${given}[${i}]` : given;
      demandSubject(candidate, `${file}: ${name}`);
      subjects.set(candidate, { ...candidate, name: candidate.name ?? name });
    });
  }
  if (subjects.size === 0) throw noSubject(file, exported);
  demandDistinct(file, [...subjects.values()]);
  return { file, subjects: [...subjects.values()] };
}

async function importModule(path: string, file: string): Promise<Record<string, unknown>> {
  try {
    return (await import(pathToFileURL(resolve(path)).href)) as Record<string, unknown>;
  } catch (error) {
    throw importError(file, error);
  }
}

/** What the module itself names; Node adds the whole of a CommonJS module, twice. */
function ownExports(exported: Record<string, unknown>): [string, unknown][] {
  const { 'module.exports': whole, ...named } = exported;
  if (whole !== undefined && named.default === whole && !looksLikeSubject(whole))
    delete named.default;
  return Object.entries(named);
}

function noSubject(file: string, exported: Record<string, unknown>): UsageError {
  const kinds = ownExports(exported).map(([key, value]) => `${key} (${kindOf(value)})`);
  const came = kinds.length === 0 ? 'no export' : kinds.join(', ');
  return new UsageError(
    `${file}: expected an export with forward and a vjp, jvp or jacobian, came ${came}.`,
  );
}

/** What a value is, in a word or two. */
const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

/** A name is how a failure is replayed, so no two may be alike. */
function demandDistinct(file: string, subjects: readonly Named[]): void {
  const names = subjects.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice === undefined) return;
  throw new UsageError(`${file}: expected subjects of different names, came '${twice}' twice.`);
}

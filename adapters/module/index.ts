import { defineAdapter } from '../defineAdapter.ts';
import type { Target } from '../target.ts';
import { UsageError } from '../usageError.ts';
import { loadSubjects } from './loadSubjects.ts';

/**
 * A user's own module, TypeScript or JavaScript, as a target: what it exports, by name.
 *
 * A subject that has the name of a gate of the catalogue is also held against that.
 *
 * @throws {UsageError} for a module that is missing, cannot be imported, or exports no subject or a broken one
 */
export async function module(path: string): Promise<Target> {
  const { file, subjects } = await loadSubjects(path);
  return {
    name: file,
    version: '',
    dtype: 'float64',
    gates: Object.fromEntries(subjects.map((subject) => [subject.name, subject] as const)),
  };
}

/** The adapter of the command: `module:<file>`. */
export const adapter = defineAdapter({
  name: 'module',
  argument: '<file>',
  summary: 'what a module of yours exports',
  open(argument = '') {
    if (argument !== '') return module(argument);
    throw new UsageError('module: expected a file after it, as in module:gates.ts, came none.');
  },
});

import { isSpec } from '../../gates/kit/spec.ts';
import type { Subject } from '../../harness/subject.ts';
import { UsageError } from '../usageError.ts';

const derivatives = ['vjp', 'jvp', 'jacobian'] as const;

/** Whether an export was meant to be checked: it is an object with a `forward`. */
export const looksLikeSubject = (value: unknown): value is Subject =>
  typeof value === 'object' && value !== null && 'forward' in value;

/**
 * Holds an export to what a subject of the command needs.
 *
 * @param where the module and the export, for the sentence
 * @throws {UsageError} saying what was expected and what came
 */
export function demandSubject(subject: Subject, where: string): void {
  const refuse = (expected: string, came: string): never => {
    throw new UsageError(`${where} is no subject: expected ${expected}, came ${came}.`);
  };
  const given = Object.keys(subject).join(', ');
  if (typeof subject.forward !== 'function')
    refuse('forward to be a function', kindOf(subject.forward));
  const claims = derivatives.filter((name) => subject[name] !== undefined);
  if (claims.length === 0) refuse('a vjp, jvp or jacobian beside forward', given);
  for (const name of claims) {
    if (typeof subject[name] !== 'function')
      refuse(`${name} to be a function`, kindOf(subject[name]));
  }
  const { inputs, name } = subject;
  if (name !== undefined && typeof name !== 'string') refuse('name to be a text', kindOf(name));
  if (typeof inputs !== 'object' || inputs === null || Object.keys(inputs).length === 0) {
    refuse('inputs with a spec or a value for each', inputs === undefined ? given : kindOf(inputs));
  }
  for (const [input, value] of Object.entries(inputs ?? {})) {
    if (isSpec(value) || isValue(value)) continue;
    refuse(
      `input ${input} to be a spec, a number, an array, { shape, data } or a matrix`,
      kindOf(value),
    );
  }
}

const isValue = (value: unknown): boolean =>
  typeof value === 'number' ||
  Array.isArray(value) ||
  value instanceof Float64Array ||
  value instanceof Float32Array ||
  (typeof value === 'object' &&
    value !== null &&
    (hasAll(value, ['shape', 'data']) || hasAll(value, ['size', 'toArray'])));

const hasAll = (value: object, keys: readonly string[]): boolean =>
  keys.every((key) => key in value);

function kindOf(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (value === null || value === undefined) return String(value);
  return Array.isArray(value)
    ? 'an array'
    : `${/^[aeiou]/.test(typeof value) ? 'an' : 'a'} ${typeof value}`;
}

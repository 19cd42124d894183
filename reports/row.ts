import type { CheckedGate, Identity, Results } from '../harness/results.ts';
import type { Verdict } from '../harness/verdict.ts';
import { most } from './kit/literal.ts';
import { showLiteral } from './kit/numbers.ts';
import { worstOf } from './kit/outcome.ts';

/** What JSON holds as it is: no NaN, no infinity, no −0, no typed array. */
export type Plain =
  null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

/** One check as a test of another runner carries it (vitest's `task.meta`): it survives JSON unchanged. */
export interface Row {
  readonly name: string;
  readonly latex: string | null;
  readonly identities: readonly Identity[];
  /** What the test expects: `fail` for a gradient that is wrong on purpose. */
  readonly expected: 'pass' | 'fail';
  /** Counts from 0; a test that is run again begins another. */
  readonly attempt: number;
  readonly versions: Readonly<Record<string, string>>;
  /** The verdict with its non-finite numbers and −0 as strings; null until the check has come to its end. */
  verdict: Plain;
}

/** Fields of a verdict that hold a number, so that a string in them is one that JSON could not hold. */
const numeric = new Set([
  'claimed',
  'measured',
  'bar',
  'between',
  'error',
  'medianBar',
  'missProbability',
  'resolution',
  'required',
  'data',
]);

/** Makes data JSON-safe; of tensors too large for a message only the shape remains. */
export function toPlain(value: unknown): Plain {
  if (typeof value === 'number') {
    return Number.isFinite(value) && !Object.is(value, -0) ? value : showLiteral(value);
  }
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(toPlain);
  if (value instanceof Float64Array) return value.length > most ? [] : Array.from(value, toPlain);
  if (typeof value !== 'object' || value === null) return null;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : [[key, toPlain(one)]])),
  );
}

/** Undoes `toPlain`. */
function fromPlain(plain: Plain, key = ''): unknown {
  if (typeof plain === 'string') return numeric.has(key) ? Number(plain) : plain;
  if (typeof plain !== 'object' || plain === null) return plain;
  if (isList(plain)) return plain.map((one) => fromPlain(one, key));
  const { shape, data } = plain;
  if (isList(shape) && isList(data)) return { shape, data: Float64Array.from(data, Number) };
  return Object.fromEntries(
    Object.entries(plain).map(([name, one]) => [name, fromPlain(one, name)]),
  );
}

const isList = (plain: Plain | undefined): plain is readonly Plain[] => Array.isArray(plain);

/**
 * What a run found, put together again from the rows of its tests.
 *
 * A row without a verdict and one that was expected to fail are left out: a table tells of the claims that are meant.
 */
export function fromRows(rows: readonly Row[]): Results {
  const gates = rows.flatMap((row): CheckedGate[] => {
    const { name, latex, identities, expected, verdict } = row;
    if (expected === 'fail' || verdict === null) return [];
    // How to work a failure again is told where it happened: a command would not find the test's subject.
    const told = { ...(fromPlain(verdict) as Verdict), subject: name, replay: '' };
    return [{ name, latex, identities, file: null, verdict: told }];
  });
  const verdicts = gates.map(({ verdict }) => verdict);
  return {
    outcome: worstOf(verdicts.map(({ outcome }) => outcome)),
    gates,
    seed: verdicts[0]?.seed ?? 1,
    versions: versionsOf(rows),
    milliseconds: verdicts.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
  };
}

/** Every version on which rows came about; more than one where parts of a run went over several machines. */
function versionsOf(rows: readonly Row[]): Record<string, string> {
  const names = new Set(rows.flatMap(({ versions }) => Object.keys(versions)));
  const of = (name: string): string =>
    [...new Set(rows.flatMap(({ versions }) => versions[name] ?? []))].toSorted().join(', ');
  return Object.fromEntries([...names].map((name) => [name, of(name)]));
}

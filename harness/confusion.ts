import type { Memory } from './diagnosis/evidence.ts';
import { checkMutant } from './mutate.ts';
import { isEquivalent } from './mutants/equivalent.ts';
import { mutations } from './mutants/index.ts';
import { bareOf } from './mutants/kit/bare.ts';
import type { Mutation } from './mutants/kit/mutation.ts';
import { planOf, type Options } from './plan.ts';
import type { Subject } from './subject.ts';
import type { Diagnosis } from './verdict.ts';

/**
 * What a killed mutant was taken for.
 *
 * `right`: for its own mistake, or for one that makes the same mutant of this subject, by value. `wrong`: for another.
 * `silent`: for nothing.
 */
export interface Naming {
  readonly subject: string;
  readonly mutation: string;
  readonly diagnosis: Diagnosis | null;
  readonly judged: 'right' | 'wrong' | 'silent';
}

/** Diagnoses every mutant of a subject that a check kills. */
export async function nameMutants(
  subject: Subject,
  options: Options = {},
  wanted: readonly Mutation[] = mutations,
): Promise<Naming[]> {
  const namings: Naming[] = [];
  const memory: Memory = new Map();
  for (const mutation of wanted) {
    const mutant = mutation.mutate(bareOf(subject));
    if (mutant === null) continue;
    const { outcome, diagnosis, subject: name } = await checkMutant(mutant, options, memory);
    if (outcome !== 'fail') continue;
    const judged = await judge(subject, mutation, diagnosis, options);
    namings.push({ subject: name, mutation: mutation.name, diagnosis, judged });
  }
  return namings;
}

async function judge(
  subject: Subject,
  mutation: Mutation,
  diagnosis: Diagnosis | null,
  options: Options,
): Promise<Naming['judged']> {
  if (diagnosis === null) return 'silent';
  const named = new Set(diagnosis.causes.map(({ hypothesis }) => hypothesis));
  const isNamed = ({ looksLike }: Mutation): boolean =>
    [...named].every((hypothesis) => looksLike.includes(hypothesis));
  if (isNamed(mutation)) return 'right';
  for (const other of mutations.filter(isNamed)) {
    const [mutant, twin] = [mutation.mutate(bareOf(subject)), other.mutate(bareOf(subject))];
    if (mutant === null || twin === null) continue;
    const plan = planOf({ ...mutant }, options);
    if (await isEquivalent(mutant, twin, plan, bareOf(subject))) return 'right';
  }
  return 'wrong';
}

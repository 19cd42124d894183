import { check } from './check.ts';
import type { Memory } from './diagnosis/evidence.ts';
import { answering } from './drivers/answer.ts';
import { newTally } from './drivers/drive.ts';
import { driveEither } from './drivers/driveEither.ts';
import { gradcheckEither } from './gradcheckEither.ts';
import { isEquivalent } from './mutants/equivalent.ts';
import { mutations } from './mutants/index.ts';
import { bareOf, type Bare } from './mutants/kit/bare.ts';
import type { Family, Mutation } from './mutants/kit/mutation.ts';
import { planOf, type Options } from './plan.ts';
import { readReplay } from './replay.ts';
import type { Subject } from './subject.ts';
import type { Outcome, Verdict } from './verdict.ts';

/**
 * What became of one mutant.
 *
 * `equivalent`: it answers as the right subject does at every case of the run. `impossible`: the subject has
 * nothing that could go wrong so, as no matrix to transpose.
 */
export type Fate = 'killed' | 'survived' | 'equivalent' | 'impossible';

export interface MutantResult {
  readonly mutation: string;
  readonly family: Family;
  readonly fate: Fate;
  /** Cases up to and with the one at which it was found wrong; null where it was not. */
  readonly cases: number | null;
  /** The law that found it. */
  readonly law: string | null;
}

/** What the harness would have caught of one subject. */
export interface MutatedSubject {
  readonly name: string;
  /** The verdict on the subject as it is: a wrong one is not made wrong. */
  readonly outcome: Outcome;
  readonly mutants: readonly MutantResult[];
}

/** All that a run of `gradcheck mutate` found: plain data. */
export interface MutationResults {
  readonly subjects: readonly MutatedSubject[];
  readonly seed: number;
  readonly versions: Readonly<Record<string, string>>;
}

/**
 * The verdict on a mutant up to its first broken law.
 *
 * @param memory what was measured so far of the same forward; with it the verdict has a diagnosis too
 */
export async function checkMutant(
  mutant: Bare,
  options: Options,
  memory?: Memory,
): Promise<Verdict> {
  const subject: Subject = { ...mutant };
  const plan = planOf(subject, options);
  const tally = newTally();
  const asking = check(plan, tally, { firstFailure: true, ...(memory && { memory }) });
  return driveEither(asking, answering(subject, plan.precision.round), tally);
}

/**
 * Makes a subject wrong in every way that is known, and checks each mutant as the subject would be checked.
 *
 * @throws {TypeError} with a sentence, for a call that makes no sense
 */
export async function mutate(subject: Subject, options: Options = {}): Promise<MutatedSubject> {
  const { name, inputs, ...rest } = { ...subject, inputs: options.inputs ?? subject.inputs };
  const whole: Subject = { ...rest, name: name ?? 'the subject', ...(inputs && { inputs }) };
  const { outcome } = await gradcheckEither(whole, options);
  if (outcome !== 'pass') return { name: whole.name!, outcome, mutants: [] };
  const mutants: MutantResult[] = [];
  for (const mutation of mutations) mutants.push(await fateOf(mutation, whole, options));
  return { name: whole.name!, outcome, mutants };
}

async function fateOf(
  mutation: Mutation,
  subject: Subject,
  options: Options,
): Promise<MutantResult> {
  const { name, family } = mutation;
  const told = (fate: Fate, cases: number | null = null, law: string | null = null) => ({
    mutation: name,
    family,
    fate,
    cases,
    law,
  });
  const right = bareOf(subject);
  const { inputs: _, ...asked } = options;
  const plan = planOf({ ...right }, asked);
  // A mutant may remember what it was asked, so each part of this has one of its own.
  const fresh = (): Bare | null => mutation.mutate(bareOf(subject));
  const mutant = fresh();
  if (mutant === null) return told('impossible');
  if (await isEquivalent(right, fresh()!, plan)) return told('equivalent');
  const { outcome, worst, replay } = await checkMutant(mutant, asked);
  if (outcome === 'fail') {
    return told('killed', Number(readReplay(replay)?.path.split(':')[0]) + 1, worst?.law ?? null);
  }
  const rounded = await isEquivalent(right, fresh()!, plan, 'the largest entry');
  return told(rounded ? 'equivalent' : 'survived');
}

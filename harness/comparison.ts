import { sizeOf } from '../gates/kit/tensor.ts';
import type { Kink } from '../gates/kit/kink.ts';
import { agree, type Agreement } from './agreement.ts';
import type { Reference } from './condition.ts';
import { answering } from './drivers/answer.ts';
import { newTally } from './drivers/drive.ts';
import { driveEither } from './drivers/driveEither.ts';
import { gradcheckEither } from './gradcheckEither.ts';
import { planOf, type Options } from './plan.ts';
import type { Subject } from './subject.ts';
import type { Finding, Verdict } from './verdict.ts';

/**
 * What has become of one gate in one implementation.
 *
 * `imprecise`: right by the reference to three digits or more, yet short of what its dtype could hold, or
 * with a forward too coarse to bear its gradient out. `wrong number`: a claim outside its bar that the reference does not
 * bear out either, or a number that is not the reference's.
 */
export type CellOutcome =
  | 'pass'
  | 'imprecise'
  | 'not offered'
  | 'threw'
  | 'wrong shape'
  | 'no gradient'
  | 'wrong number'
  | 'broken promise'
  | 'process broke'
  | 'undecided';

/** One gate in one implementation: plain data. */
export interface Cell {
  readonly gate: string;
  /** The implementation, as it was asked for. */
  readonly target: string;
  readonly outcome: CellOutcome;
  /** With the reference; null where there is none, or nothing to hold against it. */
  readonly agreement: Agreement | null;
  /** With itself: its gradient and the differences of its own forward. Null where it is not offered. */
  readonly verdict: Verdict | null;
  /** Decimal digits of the gradient that its own forward confirms. */
  readonly self: number | null;
  /** Questions of every kind. */
  readonly evaluations: number;
  /** Places in the library's memory that calls left behind; null where nobody counts them. */
  readonly leaked: number | null;
  readonly milliseconds: number;
}

/** An implementation that was compared. */
export interface Compared {
  /** As it was asked for: `tfjs:wasm`. */
  readonly target: string;
  readonly name: string;
  readonly version: string;
  readonly dtype: string;
}

/** Implementation × gate: plain data. */
export interface Comparison {
  readonly targets: readonly Compared[];
  /** In the order in which they are told; with the statement of the reference where there is one. */
  readonly gates: readonly { readonly name: string; readonly latex: string | null }[];
  readonly cells: readonly Cell[];
  readonly seed: number;
  readonly versions: Readonly<Record<string, string>>;
  readonly milliseconds: number;
}

/** A reference, with the inputs and kinks that it declares. */
export type Declared = Reference & Pick<Subject, 'inputs' | 'output' | 'kinks'>;

/** A cell for what an implementation does not have. */
export const notOffered = (gate: string, target: string): Cell => ({
  gate,
  target,
  outcome: 'not offered',
  agreement: null,
  verdict: null,
  self: null,
  evaluations: 0,
  leaked: null,
  milliseconds: 0,
});

/** Where slopes are, without what is claimed of them: an implementation has conventions of its own. */
function placesOf(kinks: readonly Kink[]): Kink[] {
  return kinks.map((kink) =>
    'ties' in kink ? { ties: kink.ties } : { input: kink.input, at: kink.at },
  );
}

/** The subject as it is checked here: its own declarations, and the reference's where it has none. */
export function declared(name: string, subject: Subject, reference: Declared | null): Subject {
  const { inputs, output, kinks } = { ...reference, ...subject };
  return {
    ...subject,
    name,
    ...(inputs && { inputs }),
    ...(output && { output }),
    ...(kinks && { kinks: subject.kinks ?? placesOf(kinks) }),
  };
}

/**
 * Doubts one gate of one implementation: by the differences of its own forward, and by a reference.
 *
 * @param reference what the gate is in float64; null where nobody knows
 * @param leaked counts what the subject's calls have left behind so far
 */
export async function compareGate(
  target: string,
  gate: string,
  subject: Subject,
  reference: Declared | null,
  options: Options,
  leaked: (() => number) | null = null,
): Promise<Cell> {
  const started = performance.now();
  const before = leaked?.() ?? 0;
  const asked = declared(gate, subject, reference);
  const verdict = await gradcheckEither(asked, options);
  const plan = planOf(asked, options);
  const tally = newTally();
  const answer = answering(asked, plan.precision.round);
  const agreement =
    reference === null ? null : await driveEither(agree(plan, reference), answer, tally);
  const { batches: _, ...counts } = verdict.evaluations;
  const { batches: __, ...others } = tally;
  const sum = (all: object): number =>
    (Object.values(all) as number[]).reduce((total, one) => total + one, 0);
  return {
    gate,
    target,
    outcome: outcomeOf(verdict, agreement, reference),
    agreement,
    verdict,
    self: selfOf(verdict),
    evaluations: sum(counts) + sum(others),
    leaked: leaked === null ? null : leaked() - before,
    milliseconds: performance.now() - started,
  };
}

/** Digits that its own forward confirms; of a failure, those to which the worst claim is right. */
function selfOf({ outcome, worst, resolution }: Verdict): number | null {
  if (outcome === 'fail' && worst !== null) {
    const size = Math.max(Math.abs(worst.claimed), Math.abs(worst.measured));
    const error = Math.abs(worst.claimed - worst.measured) / size;
    return Number.isNaN(error) ? null : Math.max(0, -Math.log10(error));
  }
  return resolution === null || resolution === 0 ? null : Math.max(0, -Math.log10(resolution));
}

/** Beyond this it is not for lack of digits that a number differs from the reference's. */
const coarse = 1e-3;

/** Errors of a gradient that an error of the forward explains, in units of that. */
const carried = 16;

/** How many times nearer to the truth a claim must be than its own forward, to be borne out by it. */
const much = 64;

function outcomeOf(
  verdict: Verdict,
  agreement: Agreement | null,
  reference: Reference | null,
): CellOutcome {
  const { outcome, reason, required } = verdict;
  const forward = agreement?.forward.gentle ?? 0;
  const excused = Math.max(required, carried * forward);
  const differs = (agreement?.disagreements ?? []).some(
    ({ input, error, isFine }) =>
      !isFine && error > (input === null ? coarse : Math.min(coarse, excused)),
  );
  switch (reason) {
    case 'threw':
    case 'wrong shape':
    case 'broken promise':
    case 'process broke':
      return reason;
    case 'missing gradient':
    case 'no gradient':
      return 'no gradient';
    case 'wrong number': {
      const isRight =
        reference !== null &&
        verdict.findings.every((finding) => isConfirmed(finding, reference, excused));
      return isRight && !differs ? 'imprecise' : 'wrong number';
    }
    case 'not a number':
      return outcome === 'fail' ? 'wrong number' : 'undecided';
    default:
      if (differs) return 'wrong number';
      if (outcome !== 'pass') return 'undecided';
      return (agreement?.disagreements.length ?? 0) > 0 ? 'imprecise' : 'pass';
  }
}

/** Whether a claim that the implementation's own forward does not bear out is what the reference says. */
function isConfirmed(finding: Finding, reference: Reference, excused: number): boolean {
  const { input, output, index, claimed, measured, at, reason } = finding;
  if (reason !== 'wrong number' || input === null) return false;
  const { shape } = reference.forward(at);
  const flat = (place: readonly number[], axes: readonly number[]): number =>
    place.reduce((k, i, axis) => k * axes[axis] + i, 0);
  const columns = sizeOf(at[input].shape);
  const entry = flat(output, shape) * columns + flat(index, at[input].shape);
  const truth = reference.jacobian(at)[input]?.data[entry];
  const error = Math.abs(claimed - truth);
  // Or it is the forward that is off: where it has underflowed, a claim that has not is no worse for it.
  return (
    error <= Math.min(coarse, excused) * Math.abs(truth) ||
    error <= Math.abs(measured - truth) / much
  );
}

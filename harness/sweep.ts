import { isDifferentiable, type Spec } from '../gates/kit/spec.ts';
import { sizeOf } from '../gates/kit/tensor.ts';
import { randomOf } from './cases/random.ts';
import { separated } from './cases/separated.ts';
import { simplerValues } from './cases/simplerValues.ts';
import { check } from './check.ts';
import { answering } from './drivers/answer.ts';
import { newTally } from './drivers/drive.ts';
import { driveEither } from './drivers/driveEither.ts';
import { planOf } from './plan.ts';
import { secondLook } from './secondLook.ts';
import type { Dtype, Subject, Value } from './subject.ts';
import type { Finding, Verdict } from './verdict.ts';

/** One way to call an operation: attributes that are set, and inputs of shapes that are fixed. */
export interface Call {
  /** What tells it from the others, as a reader would write it: `pad: 'same', strides: [1, 2]`. */
  readonly label: string;
  readonly inputs: Readonly<Record<string, Spec>>;
  readonly subject: Subject;
}

/** An operation of a library, with the ways in which it is to be called. */
export interface Operation {
  readonly name: string;
  readonly calls: readonly Call[];
}

/** Every operation of a library that is to be doubted. */
export interface Sweep {
  readonly name: string;
  readonly version: string;
  readonly dtype: Dtype;
  readonly operations: readonly Operation[];
  /** Lets go of what it holds. Nothing is asked of its subjects afterwards. */
  close?(): void | Promise<void>;
}

/**
 * What a case has come to.
 *
 * `wrong number` was seen in two ways; where the second did not bear it out it is `unconfirmed`, and where
 * claim and slope agree to three digits `imprecise`, as beside a forward that is an approximation itself:
 * these accuse nobody. `refused`: the forward itself gives no value, so that there is nothing to differentiate.
 */
export type SweptOutcome =
  | 'pass'
  | 'wrong number'
  | 'not a number'
  | 'no gradient'
  | 'threw'
  | 'wrong shape'
  | 'broken promise'
  | 'process broke'
  | 'imprecise'
  | 'unconfirmed'
  | 'undecided'
  | 'refused';

/** Cases of one operation that came to the same. */
export interface SweptGroup {
  readonly outcome: SweptOutcome;
  readonly cases: number;
  /** The calls in which it was seen, each once. */
  readonly labels: readonly string[];
  /** The smallest case, where it is more than a count; of what accuses with values made simpler. */
  readonly verdict: Verdict | null;
}

/** What has become of one operation: plain data. */
export interface Swept {
  readonly operation: string;
  readonly calls: number;
  readonly cases: number;
  readonly groups: readonly SweptGroup[];
  readonly compared: number;
  readonly evaluations: number;
  readonly milliseconds: number;
}

/** Operations of a library that were swept: plain data. */
export interface SweptLibrary {
  /** As it was asked for: `tfjs:wasm`. */
  readonly target: string;
  readonly name: string;
  readonly version: string;
  readonly dtype: string;
  readonly operations: readonly Swept[];
}

/** All that a sweep found: plain data. */
export interface SweepResults {
  readonly libraries: readonly SweptLibrary[];
  readonly seed: number;
  readonly versions: Readonly<Record<string, string>>;
  readonly milliseconds: number;
}

/** Outcomes that accuse: the claim is wrong, or missing, and that is certain. */
export const accusing: ReadonlySet<SweptOutcome> = new Set([
  'wrong number',
  'not a number',
  'no gradient',
  'threw',
  'wrong shape',
  'broken promise',
]);

/** Beyond this it is not for lack of digits that a claim is not the slope. */
const coarse = 1e-3;

const isNear = ({ claimed, measured }: Finding): boolean =>
  Math.abs(claimed - measured) <= coarse * Math.max(Math.abs(claimed), Math.abs(measured));

async function outcomeOf(verdict: Verdict, subject: Subject): Promise<SweptOutcome> {
  const { outcome, reason, worst } = verdict;
  if (outcome === 'pass') return 'pass';
  switch (reason) {
    case 'wrong number':
      if (worst !== null && isNear(worst)) return 'imprecise';
      return worst !== null && (await secondLook(subject, worst)) ? 'wrong number' : 'unconfirmed';
    case 'missing gradient':
    case 'no gradient':
      return 'no gradient';
    case 'threw':
      return outcome === 'fail' ? 'threw' : 'refused';
    case 'no forward value':
      return 'refused';
    case 'wrong shape':
    case 'broken promise':
    case 'process broke':
      return reason;
    case 'not a number':
      return outcome === 'fail' ? reason : 'undecided';
    default:
      // An empty output has nothing to compare, and that is right.
      return reason === 'nothing compared' ? 'pass' : 'undecided';
  }
}

/** A check of one case, as far as to the first law that does not hold; nobody asks what a failure looks like. */
async function checkAsItIs(subject: Subject, seed: number): Promise<Verdict> {
  const plan = planOf(subject, { seed });
  const tally = newTally();
  const asking = check(plan, tally, { path: '0', firstFailure: true });
  return driveEither(asking, answering(subject, plan.precision.round), tally);
}

/** Entries of all inputs; a call with an empty one tells the least. */
function sizeOfCall({ inputs }: Call): number {
  const sizes = Object.values(inputs).map(({ shape }) => sizeOf(shape as readonly number[]));
  return sizes.includes(0) ? Number.MAX_SAFE_INTEGER : sizes.reduce((sum, size) => sum + size, 0);
}

/** A call at some values, and what has become of it. */
interface Case {
  readonly call: Call;
  readonly values: readonly Float64Array[];
  readonly verdict: Verdict;
  readonly outcome: SweptOutcome;
}

/** Works a call at some values. */
async function work(
  name: string,
  call: Call,
  values: readonly Float64Array[],
  seed: number,
): Promise<Case> {
  const given = Object.entries(call.inputs);
  const wrt = given.flatMap(([input, spec]) => (isDifferentiable(spec) ? [input] : []));
  const inputs = Object.fromEntries(
    given.map(([input, { shape }], i): [string, Value] => [
      input,
      { shape: shape as readonly number[], data: values[i] },
    ]),
  );
  const subject = { ...call.subject, name, inputs, wrt };
  const verdict = await checkAsItIs(subject, seed);
  return { call, values, verdict, outcome: await outcomeOf(verdict, subject) };
}

/** Simpler values that are tried of one failure at most. */
const tries = 48;

/** The same failure with simpler values: of the same law, with the same outcome. */
async function simplest(name: string, failed: Case, seed: number): Promise<Case> {
  const { call, outcome } = failed;
  const specs = Object.values(call.inputs);
  const lawOf = ({ verdict }: Case): string | undefined => verdict.worst?.law;
  let best = failed;
  let left = tries;
  for (let found = true; found;) {
    found = false;
    for (const values of simplerValues(specs, best.values)) {
      if (left-- === 0) return best;
      const one = await work(name, call, values, seed);
      found = one.outcome === outcome && lawOf(one) === lawOf(failed);
      if (!found) continue;
      best = one;
      break;
    }
  }
  return best;
}

/**
 * Doubts an operation by the differences of its own forward, at points whose numbers lie apart.
 *
 * @param options.cases at least so many cases; every call at least once, all equally often
 */
export async function sweepOperation(
  { name, calls }: Operation,
  { cases: least, seed }: { readonly cases: number; readonly seed: number },
): Promise<Swept> {
  const started = performance.now();
  const groups = new Map<
    SweptOutcome,
    { cases: number; labels: Set<string>; smallest: Case | null; size: number }
  >();
  const rounds = Math.ceil(least / calls.length);
  let compared = 0;
  let evaluations = 0;
  for (const [k, call] of calls.entries()) {
    for (let round = 0; round < rounds; round++) {
      const drawn = separated(randomOf(seed, k, round), Object.values(call.inputs));
      const one = await work(name, call, drawn, seed);
      const { verdict, outcome } = one;
      const group = groups.get(outcome) ?? {
        cases: 0,
        labels: new Set<string>(),
        smallest: null,
        size: Infinity,
      };
      groups.set(outcome, group);
      group.cases++;
      group.labels.add(call.label);
      if (outcome !== 'pass' && sizeOfCall(call) < group.size) {
        group.size = sizeOfCall(call);
        group.smallest = one;
      }
      compared += verdict.entries.compared;
      const { batches: _, ...asked } = verdict.evaluations;
      evaluations += Object.values(asked).reduce((sum, count) => sum + count, 0);
    }
  }
  const told: SweptGroup[] = [];
  for (const [outcome, { cases, labels, smallest }] of groups) {
    const shown =
      smallest !== null && accusing.has(outcome) ? await simplest(name, smallest, seed) : smallest;
    const verdict = shown && {
      ...shown.verdict,
      subject: `${name}(${shown.call.label})`,
      replay: '',
    };
    told.push({ outcome, cases, labels: outcome === 'pass' ? [] : [...labels], verdict });
  }
  return {
    operation: name,
    calls: calls.length,
    cases: calls.length * rounds,
    groups: told,
    compared,
    evaluations,
    milliseconds: performance.now() - started,
  };
}

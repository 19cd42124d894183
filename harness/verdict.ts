import type { Tensor } from '../gates/kit/tensor.ts';

/** `undecided` is neither: nothing was shown wrong, and too little was shown right. */
export type Outcome = 'pass' | 'fail' | 'undecided';

/**
 * Why an outcome is no pass, as a word for a program; reports/ makes the sentence.
 *
 * `wrong number`: a claim outside the bar around the measured derivative. `broken promise`: a law without a
 * derivative in it does not hold (a modified input, another answer to the same question). The rest is told by
 * its name.
 */
export type Reason =
  | 'wrong number'
  | 'broken promise'
  | 'threw'
  | 'wrong shape'
  | 'not a number'
  | 'missing gradient'
  | 'no gradient'
  | 'no forward value'
  | 'nothing compared'
  | 'too coarse'
  | 'no such shapes'
  | 'process broke'
  | 'out of budget';

/** The inputs of one point, by name. */
export type At = Readonly<Record<string, Tensor>>;

/** What a law that does not hold saw: the evidence for a sentence. */
export interface Finding {
  readonly law: string;
  readonly reason: Reason;
  /** The input whose gradient it is, where it is one input's. */
  readonly input: string | null;
  /** Where in the output, and where in the input, the entry stands. */
  readonly output: readonly number[];
  readonly index: readonly number[];
  readonly claimed: number;
  readonly measured: number;
  /** |measured − true| ≤ bar. */
  readonly bar: number;
  /** The one-sided slopes, at a kink. */
  readonly between: readonly [number, number] | null;
  readonly at: At;
  readonly shapes: Readonly<Record<string, readonly number[]>>;
  readonly dimensions: Readonly<Record<string, number>>;
  readonly regime: string;
  /** What was expected and what came, where that is not a number; a message that was thrown. */
  readonly expected: string | null;
  readonly came: string | null;
  /** The entries around the worst one: a small matrix, rows by output and columns by input. */
  readonly window: readonly Cell[];
}

/** One entry of a Jacobian, claimed and measured. */
export interface Cell {
  readonly output: readonly number[];
  readonly index: readonly number[];
  readonly claimed: number;
  readonly measured: number;
  readonly bar: number;
  readonly wrong: boolean;
}

export interface LawResult {
  readonly law: string;
  readonly outcome: Outcome;
  readonly cases: number;
  readonly reason?: Reason;
}

/** How far one entry's claim was from the truth, and where that was. */
export interface Distance {
  readonly error: number;
  readonly output: readonly number[];
  readonly index: readonly number[];
  readonly claimed: number;
  readonly measured: number;
  readonly bar: number;
}

/** What was seen of the derivative by one input, over all cases. */
export interface InputResult {
  readonly input: string;
  readonly outcome: Outcome;
  readonly cases: number;
  /** The shapes with the fewest and the most entries; null before the first case. */
  readonly shapes: {
    readonly smallest: readonly number[];
    readonly largest: readonly number[];
  } | null;
  readonly entries: Entries;
  readonly largestAbsolute: Distance | null;
  readonly largestRelative: Distance | null;
  /** Over the resolved entries that are not zero. */
  readonly medianBar: number | null;
  /** Of the ordinary regime; of all that was seen where none of it is ordinary. */
  readonly resolution: number | null;
  readonly regimes: readonly RegimeResult[];
  readonly evaluations: number;
}

/** What was seen where the inputs were drawn from one regime. */
export interface RegimeResult {
  readonly regime: string;
  readonly cases: number;
  readonly compared: number;
  readonly unresolved: number;
  /**
   * The smallest relative error in one resolved entry, whichever it is, that would have been noticed
   * there; where none is resolved, in one that is told from 0.
   */
  readonly resolution: number | null;
}

export interface Entries {
  /** Entries of Jacobians whose claim was held against a measured value. */
  readonly compared: number;
  /** Nonzero claims that the bar swallows. */
  readonly unresolved: number;
  readonly atKinks: number;
  /** Entries that are as precise as required. */
  readonly resolved: number;
  /** Those of them where nothing is claimed and nothing but 0 was measured. */
  readonly zeros: number;
  /** Nonzero claims that are told from 0, though less precisely than required. */
  readonly vague: number;
}

export interface Evaluations {
  readonly forward: number;
  readonly vjp: number;
  readonly jvp: number;
  readonly jacobian: number;
  readonly hvp: number;
  /** Messages: questions that were asked together count once. */
  readonly batches: number;
}

/** A gate of a network that is wrong for itself. */
export interface Culprit {
  /** The name of its value. */
  readonly part: string;
  readonly gate: string;
  /** For each of its inputs the name of the value that it is given. */
  readonly from: Readonly<Record<string, string>>;
  /** What it was seen to do, the worst first. */
  readonly findings: readonly Finding[];
}

/** A number or a word that a hypothesis found out: the factor, the dimension, the other input. */
export type Fact = number | string | boolean;

/** A mistake that explains the claims by one input. */
export interface Mistake {
  readonly hypothesis: string;
  /** The input whose claims it explains; null where it is a matter of all. */
  readonly input: string | null;
  readonly facts: Readonly<Record<string, Fact>>;
}

/** What kind of mistake a failure is: causes that explain, together, every failing entry that was looked at. */
export interface Diagnosis {
  /** The name of the hypothesis; of several, one after the other with a plus between them. */
  readonly hypothesis: string;
  /** The same for a person. reports/ makes it, and what the package exports has it; empty before. */
  readonly sentence: string;
  readonly causes: readonly Mistake[];
}

/** How the entries were compared. */
export type Method = 'every entry' | 'probes';

/** The answer to one question: is this claimed gradient right? Plain data, no functions and no sentences. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  readonly subject: string;
  readonly dtype: string;
  readonly laws: readonly LawResult[];
  readonly inputs: readonly InputResult[];
  readonly entries: Entries;
  /**
   * The smallest relative error in one entry, whichever it is, that this run would have noticed in the
   * ordinary regime, or at the points given; null where nothing was told from 0. `inputs` tells of each regime.
   */
  readonly resolution: number | null;
  readonly required: number;
  readonly method: Method;
  /** The chance that a single wrong entry was missed; 0 where every entry was compared. */
  readonly missProbability: number;
  readonly worst: Finding | null;
  /** One finding for each law that does not hold, the worst first. */
  readonly findings: readonly Finding[];
  readonly diagnosis: Diagnosis | null;
  /** Of a failing subject that has parts: those that fail for themselves at the values that flowed through them. */
  readonly culprits?: readonly Culprit[];
  readonly evaluations: Evaluations;
  readonly seed: number;
  /** The token that `gradcheck replay` takes; empty where there is nothing to replay. */
  readonly replay: string;
  readonly milliseconds: number;
}
